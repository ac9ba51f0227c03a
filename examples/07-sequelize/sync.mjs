/** Makes the tables of the models in an empty database, which `schemata inspect --run` gives it in DATABASE_URL. */
import { Sequelize } from "sequelize";
import { defineModels } from "./models.mjs";

const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false });
defineModels(sequelize);
await sequelize.sync();
await sequelize.close();
