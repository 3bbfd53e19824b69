using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Drafting;

/// <summary>One number or length of time in a version's own rules: what a form can change without touching the rest of the file.</summary>
/// <param name="Id">Names it within the version, e.g. <c>screening.threshold</c> or <c>customerDueDiligence.pending.verify-identity/within</c>.</param>
/// <param name="Path">The rule's path.</param>
/// <param name="Sentence">What the rule says, with its dates.</param>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Citation">Why.</param>
/// <param name="Line">Where in <c>pack.yaml</c>.</param>
/// <param name="Column">Where in the line.</param>
public sealed record EditableField(string Id, string Path, string Sentence, string Text, Citation Citation, int Line, int Column)
{
    /// <summary>
    /// What was held against the text of the law is not changed in a form: another value needs another text, and that is said in the file, with the
    /// citation beside it.
    /// </summary>
    public bool MayChange => Citation.Standing != Standing.LawVerified;
}
