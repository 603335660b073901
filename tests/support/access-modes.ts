import { Access, KeyPolicyMode, type MessagingSetArgs } from "../../components";

const trust = { ecsTask: {} };

/** A role of every access. */
const roles = Object.fromEntries(Object.values(Access).map((access) => [access, { access, trust }]));

const modes: Record<string, MessagingSetArgs> = {
    "by default": {},
    "that leaves keys to IAM": { encryption: { mode: KeyPolicyMode.DelegateToIam } },
    "with a key for the topic": { encryption: { separateTopicKey: true } },
    "that leaves two keys to IAM": {
        encryption: { separateTopicKey: true, mode: KeyPolicyMode.DelegateToIam },
    },
    "that is FIFO": { fifo: { enabled: true } },
    "that is exclusive": { exclusive: { enabled: true } },
    "that goes by tags": { abacTagKeys: ["Team"] },
};

/** The sets whose access matrix is proven, by what they are. */
export const accessModes: Readonly<Record<string, MessagingSetArgs>> = Object.fromEntries(
    Object.entries(modes).map(([mode, args]) => [mode, { ...args, roles, tags: { Team: "orders" } }]),
);
