"""MiniStack, a local stand-in for AWS, made to answer as AWS documents it where our components rely on it."""
