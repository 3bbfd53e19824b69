using ComplianceGrains.Jurisdictions.Citing;

namespace ComplianceGrains.Jurisdictions.Effective;

/// <summary>Two rules that cannot both be obeyed. A person resolves it, with a reason; until then the safer course holds.</summary>
/// <param name="Kind">What clashes.</param>
/// <param name="Subject">The record class or the field.</param>
/// <param name="Text">The conflict in a sentence.</param>
/// <param name="SaferCourse">What happens until a person decides.</param>
/// <param name="One">The first rule's citation.</param>
/// <param name="Other">The second rule's citation.</param>
public sealed record RuleConflict(RuleConflictKind Kind, string Subject, string Text, string SaferCourse, Citation One, Citation Other);
