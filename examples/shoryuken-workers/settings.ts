import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

/** What the names in AWS begin with. The Ruby workers know the queue by its name, so it is a fixed one. */
export const app = config.get("app") ?? "myapp";

/** The tag of the image of web application and workers. */
export const version = config.get("version") ?? "1.0.0";

/** How many tasks run of each service. Push the image first, then set it to 2 or more. */
export const tasks = config.getNumber("tasks") ?? 0;

/** The address of the database with its password: `pulumi config set --secret databaseUrl postgres://…`. */
export const databaseUrl = config.getSecret("databaseUrl");

/** Who operates: people with this permission set of IAM Identity Center, or else instances of EC2. */
export const operators = config.get("operators");
