const JOB = ["containerProperties", "nodeProperties", "ecsProperties", "eksProperties"];

/** Where definitions of tasks and jobs say how their containers run: JSON texts, or objects at any depth. */
export const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
    "aws:ecs/taskDefinition:TaskDefinition": ["containerDefinitions"],
    "aws-native:ecs:TaskDefinition": ["containerDefinitions"],
    "aws:batch/jobDefinition:JobDefinition": JOB,
    "aws-native:batch:JobDefinition": JOB,
};
