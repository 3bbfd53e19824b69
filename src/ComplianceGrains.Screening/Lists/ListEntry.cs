namespace ComplianceGrains.Screening.Lists;

/// <summary>One listed subject.</summary>
/// <param name="Id">The list's own key: OFAC entity number, UN reference number, OFSI group id, UKSL unique id.</param>
/// <param name="Kind">What it is; <see cref="SubjectKind.Any"/> when the list does not say.</param>
/// <param name="Names">The primary name first.</param>
public sealed record ListEntry(string Id, SubjectKind Kind, IReadOnlyList<ListName> Names)
{
    /// <summary>All published dates of birth.</summary>
    public IReadOnlyList<ListedBirth> Births { get; init; } = [];

    /// <summary>Nationalities, citizenships and flags, as ISO 3166 alpha-2 where the word is known, else as published.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Countries of address, in the same form as <see cref="Countries"/>; weaker evidence than nationality.</summary>
    public IReadOnlyList<string> Residences { get; init; } = [];

    /// <summary>Passports, tax numbers, registrations, IMO numbers.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>Digital-currency addresses, as published.</summary>
    public IReadOnlyList<ListedAddress> Addresses { get; init; } = [];

    /// <summary><c>male</c>, <c>female</c> or null.</summary>
    public string? Gender { get; init; }

    /// <summary>Sanctions programmes or regimes, as published.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];
}
