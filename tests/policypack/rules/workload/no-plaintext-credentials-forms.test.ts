import { workloadNoPlaintextCredentials } from "../../../../policypack/rules/workload/no-plaintext-credentials";
import { testRule } from "../../../support/rule-tester";
import { unknown } from "../../../support/wire";

const having = (variable: string, value: string) => ({
    type: "aws:lambda/function:Function",
    props: { environment: { variables: { [variable]: value } } },
});
const password = (value: string) => having("DB_PASSWORD", value);
const clear = (value: string) => ({
    ...password(value),
    what: ["its environment has in DB_PASSWORD a credential in clear text"],
});
const secretKey = (value: string) => ({
    ...having("SIGNING_SECRET_1", value),
    what: ["its environment has in SIGNING_SECRET_1 an AWS secret access key"],
});
const subscription = (protocol: unknown) => ({
    type: "aws:sns/topicSubscription:TopicSubscription",
    props: { protocol, endpoint: unknown },
    undecided: ["the endpoint of a subscription is not known before deployment"],
});
// Forty characters of all kinds, but no key of anybody.
const forty = `ab${"C1d2".repeat(9)}ef`;

/** By their form alone: what stands for a credential, and what only looks as if it did. */
testRule(workloadNoPlaintextCredentials, {
    accepts: {
        "a variable of Windows": password("%DB_PASSWORD%"),
        "a placeholder in one brace": password("{password}"),
        "a placeholder in two braces": password("{{ password }}"),
        "a placeholder in angle brackets": password("<password>"),
        "a row of stars": password("****"),
        "a row of crosses": password("xxxx"),
        "a number of several digits": password("86400"),
        "a reference with blanks around it": password(" ssm:/orders/db "),
        "an address over plain HTTP": password("http://vault.internal"),
        "a relative path above": password("../secrets/db"),
        "a path with blanks": password("/run/my secrets/db"),
        "a text longer than a secret key": having("SIGNING_SECRET_1", `${forty}AB12`),
        "a hash in capitals": having("SIGNING_SECRET_1", "0123456789ABCDEF0123456789ABCDEF01234567"),
        "forty letters without a digit": having("SIGNING_SECRET_1", "abCd".repeat(10)),
        "a script that holds none": {
            type: "aws:ec2/instance:Instance",
            props: { userData: "echo password: secret" },
        },
    },
    rejects: {
        "a password with a dollar in it": clear("hunter2$"),
        "a password that begins with stars": clear("**hunter2"),
        "a password that begins with crosses": clear("xylophone9"),
        "a password with a colon behind another word": clear("my-arn:hunter2"),
        "a password with a slash behind another sign": clear("p@ss/word"),
        "a password with a slash before another sign": clear("pass/word!"),
        "a password that ends in a slash": clear("hunter2/"),
        "a secret key": secretKey(forty),
        "a secret key with a line break behind it": secretKey(`${forty}\n`),
    },
    undecided: {
        "an address over plain HTTP that is not known": subscription("http"),
        "an address of a protocol that is not known": subscription(unknown),
    },
});
