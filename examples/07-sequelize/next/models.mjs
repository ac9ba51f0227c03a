/** The models of the shop, as the application uses them. */
import { DataTypes } from "sequelize";

export function defineModels(sequelize) {
  const User = sequelize.define(
    "user",
    {
      email: { type: DataTypes.TEXT, allowNull: false, unique: true },
      name: { type: DataTypes.TEXT },
    },
    { underscored: true },
  );
  const Order = sequelize.define(
    "order",
    {
      placedAt: { type: DataTypes.DATE, allowNull: false },
      total: { type: DataTypes.DECIMAL(12, 2), allowNull: false },
    },
    { underscored: true, indexes: [{ fields: ["placed_at"] }] },
  );
  Order.belongsTo(User, { foreignKey: { allowNull: false } });
  return { User, Order };
}
