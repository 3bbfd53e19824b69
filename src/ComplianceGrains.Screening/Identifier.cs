namespace ComplianceGrains.Screening;

/// <summary>A number that identifies a subject: passport, tax number, IMO number, registration.</summary>
/// <param name="Type">The list's or caller's own word for it, e.g. <c>Passport</c>.</param>
/// <param name="Value">As written; compared without spaces, punctuation and case.</param>
/// <param name="Country">Issuing country when known, ISO 3166 alpha-2 or the list's own word.</param>
public sealed record Identifier(string Type, string Value, string? Country = null);
