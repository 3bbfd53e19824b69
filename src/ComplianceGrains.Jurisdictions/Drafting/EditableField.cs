using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>One thing that a version says: what a form can change without touching the rest of the file.</summary>
/// <param name="Id">Names it within the version, e.g. <c>screening.threshold</c> or <c>customerDueDiligence.pending.verify-identity/within</c>.</param>
/// <param name="Path">The rule's path; of the register and of days off the path by which their changes are told.</param>
/// <param name="Sentence">What the rule says, with its dates.</param>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Citation">Why.</param>
/// <param name="Line">Where in its file.</param>
/// <param name="Column">Where in the line.</param>
public sealed record EditableField(string Id, string Path, string Sentence, string Text, Citation Citation, int Line, int Column)
{
    /// <summary>The file in which it stands.</summary>
    public string File { get; init; } = PackText.File;

    /// <summary>What it takes.</summary>
    public FieldShape Shape { get; init; }

    /// <summary>Of a word: those that it can be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// What was held against the text of the law is not changed in a form: another value needs another text, and that is said in the file, with the
    /// citation beside it. Who answers for an obligation, and by which control, no law says.
    /// </summary>
    public bool MayChange => Shape == FieldShape.Word || Citation.Standing != Standing.LawVerified;
}
