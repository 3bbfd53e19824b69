namespace ComplianceGrains.Api.Packs;

/// <summary>What the rules of several jurisdictions ask that cannot be obeyed at once.</summary>
/// <param name="Jurisdictions">Between whom.</param>
/// <param name="Conflicts">Each with both texts.</param>
public sealed record ConflictsBody(IReadOnlyList<string> Jurisdictions, IReadOnlyList<ConflictBody> Conflicts);

/// <summary>Two rules that cannot both be obeyed.</summary>
/// <param name="Kind"><c>retention</c>, <c>field</c> or <c>ownership-proof</c>.</param>
/// <param name="Subject">The record class or the field.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="SaferCourse">What happens until a person decides.</param>
/// <param name="One">The first rule.</param>
/// <param name="Other">The second rule.</param>
public sealed record ConflictBody(string Kind, string Subject, string Text, string SaferCourse, ConflictSideBody One, ConflictSideBody Other);

/// <summary>One of the two.</summary>
/// <param name="Jurisdiction">Whom it binds.</param>
/// <param name="Pack">In which it is written, e.g. <c>EU@5</c>.</param>
/// <param name="Source">Title of what it rests on.</param>
/// <param name="Url">Where that can be read, or null.</param>
/// <param name="Standing"><c>law-verified</c>, <c>law-unverified</c>, <c>policy-adopted</c> or <c>policy-not-adopted</c>.</param>
/// <param name="Citation">The whole citation in a line.</param>
/// <param name="Note">The pack's remark, or null.</param>
public sealed record ConflictSideBody(string Jurisdiction, string Pack, string Source, string? Url, string Standing, string Citation, string? Note);
