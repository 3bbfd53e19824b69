namespace ComplianceGrains.Contracts.Inquiries;

/// <summary>How an inquiry ends.</summary>
public static class InquiryOutcomes
{
    /// <summary>By one export or several.</summary>
    public const string Answered = "answered";

    /// <summary>By something that is no export: a letter, a visit.</summary>
    public const string AnsweredOtherwise = "answered-otherwise";

    /// <summary>The authority asks for it no more.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Answered, AnsweredOtherwise, Withdrawn];
}
