import { workloadNoPlaintextCredentials } from "../../../../policypack/rules/workload/no-plaintext-credentials";
import { testRule } from "../../../support/rule-tester";

const token = `ghp_${"a1B2".repeat(9)}`;
const script = (userData: string) => ({ type: "aws:ec2/instance:Instance", props: { userData } });
const open = (userData: string) => ({
    ...script(userData),
    what: ["its userData holds a credential in clear text"],
});
const task = (container: object) => ({
    type: "aws:ecs/taskDefinition:TaskDefinition",
    props: { containerDefinitions: JSON.stringify([{ name: "worker", ...container }], undefined, 2) },
});
const command = (...words: string[]) => task({ command: words });
const inTask = (words: string, variable?: string) => [
    `its containerDefinitions ${variable === undefined ? "holds" : `has in ${variable}`} ${words}`,
];
const text = (CONFIG: string) => ({
    type: "aws:lambda/function:Function",
    props: { environment: { variables: { CONFIG } } },
});
const openText = (CONFIG: string) => ({
    ...text(CONFIG),
    what: ["its environment has in CONFIG a credential in clear text"],
});
const to = (endpoint: string) => ({
    type: "aws:sns/topicSubscription:TopicSubscription",
    props: { protocol: "https", endpoint },
});
const openTo = (endpoint: string, words = "a credential") => ({
    ...to(endpoint),
    what: [`the subscription has ${words} in the URL of its endpoint`],
});
const slack = ["https://hooks.slack.com/services", "T0000000X", "B0000000X", "a1B2".repeat(6)].join("/");
const slackWords = "the address of a Slack webhook";

/** In scripts, commands, JSON texts and addresses: what is given a credential, and what only speaks of one. */
testRule(workloadNoPlaintextCredentials, {
    accepts: {
        "a script that asks for its password": script(
            'read -r DB_PASSWORD\nexport DB_PASSWORD="$DB_PASSWORD"',
        ),
        "a script that fetches its password": script('DB_PASSWORD="$(aws ssm get-parameter --name /db)"'),
        "a script that fetches its password in the old way": script("export DB_PASSWORD=`cat /run/db`"),
        "a script with the path of its password": script("export DB_PASSWORD=/run/secrets/db"),
        "a program that hands its password on": script(
            "connect(user=user, password=password)\nconnect(\n    password=password,\n    user=user)",
        ),
        "a program that looks its password up": script("password=os.environ['DB_PASSWORD']"),
        "an option with a placeholder": script("usage: start --password=<password>"),
        "an empty password": script('export DB_PASSWORD=""\nexport API_KEY='),
        "a template": script('DB_PASSWORD="{{ db_password }}"'),
        "a variable that only begins like a credential": script("export PASSWORD_FILE=hunter2.txt"),
        "a command without a credential": command("node", "worker.js", "--queue=orders"),
        "a command with a password from elsewhere": command("worker", "--password=$DB_PASSWORD"),
        "a command that is no list": task({ command: "--password=hunter2hunter2", entryPoint: [] }),
        "plain labels": task({ dockerLabels: { team: "orders", access_token: "arn:aws:ssm:::x" } }),
        "settings in JSON": text('{"level":"info","password":"","retries":[1,null],"token_ttl":"60"}'),
        "a reference in JSON": text('{"db":{"password":"/orders/db/password"}}'),
        "a text that only begins like JSON": text('{password: "hunter2hunter2"'),
        "a query without a credential": to("https://hooks.example.com/orders?team=orders"),
        "a placeholder in a query": to("https://hooks.example.com/orders?token=<token>"),
        "a host that is no URL": to("hooks.example.com?token=hunter2hunter2"),
    },
    rejects: {
        "a password that a script exports": open("#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2\n"),
        "a password that a script sets": open("#!/bin/sh\n  DB_PASSWORD=hunter2hunter2 ./worker"),
        "a password in quotes": open("#!/bin/sh\nDB_PASSWORD='hunter2hunter2'"),
        "a password in a program": open('client = connect(password="hunter2hunter2")'),
        "an option of a script": open("./worker --api-key=hunter2hunter2 &"),
        "a password beside one from elsewhere": open('A_PASSWORD="$X"\nexport B_PASSWORD=hunter2hunter2;'),
        "a script in base64": {
            type: "aws:ec2/launchTemplate:LaunchTemplate",
            props: { userData: Buffer.from("export DB_PASSWORD=hunter2hunter2\n").toString("base64") },
            what: ["its userData holds a credential in clear text"],
        },
        "an option of a command": {
            ...command("worker", "--password=hunter2hunter2", "--verbose"),
            what: inTask("a credential in clear text"),
        },
        "a command for the shell": {
            ...command("sh", "-c", "DB_PASSWORD=hunter2hunter2 exec worker"),
            what: inTask("a credential in clear text"),
        },
        "a token in an entry point": {
            ...task({ entryPoint: ["worker", token] }),
            what: inTask("a GitHub token"),
        },
        "a command in capitals": {
            type: "aws-native:ecs:TaskDefinition",
            props: { containerDefinitions: [{ Command: ["worker", token] }] },
            what: inTask("a GitHub token"),
        },
        "a command of a job": {
            type: "aws:batch/jobDefinition:JobDefinition",
            props: { containerProperties: JSON.stringify({ command: ["--auth-token=hunter2hunter2"] }) },
            what: ["its containerProperties holds a credential in clear text"],
        },
        "a label": {
            ...task({ dockerLabels: { token } }),
            what: inTask("a GitHub token", "token"),
        },
        "a password in JSON": openText('{"db":{"user":"orders","password":"hunter2hunter2"}}'),
        "a password in a list in JSON": openText(' {"dbs":[{"password":"hunter2hunter2"}]}'),
        "a Slack webhook in a setting": {
            ...text(slack),
            what: [`its environment has in CONFIG ${slackWords}`],
        },
        "a Slack webhook as an endpoint": openTo(slack, slackWords),
        "a key in a query": openTo("https://hooks.example.com/orders?x=1&api_key=hunter2hunter2"),
        "a token in a query": openTo("https://hooks.example.com/orders?token=hunter2hunter2"),
        "a GitHub token in a path": openTo(`https://hooks.example.com/${token}`, "a GitHub token"),
    },
});
