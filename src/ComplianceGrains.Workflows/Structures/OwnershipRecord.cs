using System.Text.Json;
using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Structures;

/// <summary>Who owns a legal entity, as a decision states it: ids, shares and ways, no names.</summary>
/// <param name="Sentence">The whole in words.</param>
/// <param name="Owners">Who is a beneficial owner.</param>
/// <param name="Unexplained">How much of it could belong to somebody of whom nothing is stated, as a fraction; null where the structure cannot be.</param>
/// <param name="Cycles">Circles among the entities.</param>
/// <param name="People">What was found of each person above it.</param>
/// <param name="Listed">Who of those related to it is listed, whether or not they hold anything.</param>
/// <param name="Sanctions">What listed holders make of it, under each regime.</param>
/// <param name="Missing">What has to be known or done before all of it is decided; empty once nothing is missing.</param>
public sealed record OwnershipRecord(
    string Sentence,
    IReadOnlyList<string> Owners,
    string? Unexplained,
    IReadOnlyList<IReadOnlyList<string>> Cycles,
    IReadOnlyList<OwnerRecord> People,
    IReadOnlyList<string> Listed,
    IReadOnlyList<SanctionedOwnershipRecord> Sanctions,
    IReadOnlyList<string> Missing)
{
    /// <summary>Whether it says the same as another one.</summary>
    public bool SaysTheSame(OwnershipRecord? other) => other is not null && Text(this) == Text(other);

    /// <summary>Who is listed and what that comes to: while this stays, nobody is asked again.</summary>
    public string ListedKey => string.Join('\n', Listed.Concat(Sanctions.Select(each => $"{each.Regime} {each.Status} {string.Join(' ', each.Listed)}")));

    private static string Text(OwnershipRecord record) => JsonSerializer.Serialize(record, FieldJson.Options);
}

/// <summary>What was found of one person.</summary>
/// <param name="Id">Of the related party.</param>
/// <param name="Status"><c>owner</c>, <c>no-owner</c> or <c>undecided</c>.</param>
/// <param name="Shares">Their effective share, in words.</param>
/// <param name="Votes">Their effective votes, in words.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Paths">The ways from them to the customer.</param>
public sealed record OwnerRecord(string Id, string Status, string Shares, string Votes, string Sentence, IReadOnlyList<string> Paths);

/// <summary>What was found under one regime of sanctions.</summary>
/// <param name="Regime">The rule that says so, e.g. <c>EU@5 screening.freeze</c>.</param>
/// <param name="Status"><c>match</c>, <c>warning</c>, <c>undecided</c> or <c>no-listed-owner</c>.</param>
/// <param name="Sentence">In words, step by step.</param>
/// <param name="Listed">Ids of the listed holders that lead to it.</param>
/// <param name="Steps">What is treated as listed on the way, and why.</param>
/// <param name="Paths">The ways from the listed holders to the customer.</param>
public sealed record SanctionedOwnershipRecord(
    string Regime, string Status, string Sentence, IReadOnlyList<string> Listed, IReadOnlyList<CascadeRecord> Steps, IReadOnlyList<string> Paths)
{
    /// <summary>It is treated as listed.</summary>
    public const string Match = "match";

    /// <summary>Whether it is depends on what was not stated.</summary>
    public const string Undecided = "undecided";
}

/// <summary>One entity that is treated as listed.</summary>
/// <param name="Entity">Its id.</param>
/// <param name="By">The holders that make it so.</param>
/// <param name="Sentence">In words.</param>
public sealed record CascadeRecord(string Entity, IReadOnlyList<string> By, string Sentence);
