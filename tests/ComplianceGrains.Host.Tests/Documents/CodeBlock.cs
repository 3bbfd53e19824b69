namespace ComplianceGrains.Host.Tests.Documents;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">Path from the repository's root.</param>
/// <param name="Line">Of the opening fence, from 1.</param>
/// <param name="Language"><c>bash</c> is run, <c>json</c> is configuration, <c>text</c> is an answer or a picture.</param>
/// <param name="Text">What is in it.</param>
/// <param name="NotRun">Why it is not run, or null.</param>
/// <param name="FollowsFence">Whether the line before it closes another block: then it shows that one's answer.</param>
internal sealed record CodeBlock(string Page, int Line, string Language, string Text, string? NotRun, bool FollowsFence)
{
    public override string ToString() => $"{Page}:{Line}";
}
