import { createRequire } from "node:module";

/** What a user is to be told. */
export interface Notification {
    jobId: string;
    userId: string;
    note: string | undefined;
}

export interface Database {
    /** Notes down what a user is to be told: once for a job, however often its message comes. */
    notify(notification: Notification): Promise<void>;
}

interface Pool {
    query(sql: string, values: unknown[]): Promise<unknown>;
}

/**
 * The database of the application, with a table like
 * `create table notifications (job_id text primary key, user_id text not null, note text)`.
 */
export class Postgres implements Database {
    constructor(private readonly pool: Pool) {}

    static at(connectionString: string): Postgres {
        // The driver comes with the image: see Dockerfile.
        const { Pool: Driver } = createRequire(__filename)("pg") as {
            Pool: new (settings: object) => Pool;
        };
        return new Postgres(new Driver({ connectionString, max: 10 }));
    }

    async notify({ jobId, userId, note }: Notification): Promise<void> {
        // SQS may deliver a message twice: the second time finds its row.
        await this.pool.query(
            "insert into notifications (job_id, user_id, note) values ($1, $2, $3) on conflict (job_id) do nothing",
            [jobId, userId, note ?? null],
        );
    }
}
