namespace ComplianceGrains.Api.Parties;

/// <summary>Who owns a legal entity, as was last decided: ids, shares and ways, no names.</summary>
/// <param name="Sentence">The whole in words.</param>
/// <param name="Decided">Whether nothing is missing.</param>
/// <param name="Owners">Ids of the beneficial owners.</param>
/// <param name="Missing">What has to be known or done before it is decided.</param>
/// <param name="People">What was found of each person above it.</param>
/// <param name="Sanctions">What listed holders make of it, under each regime.</param>
public sealed record OwnershipBody(
    string Sentence, bool Decided, IReadOnlyList<string> Owners, IReadOnlyList<string> Missing, IReadOnlyList<OwnerBody> People, IReadOnlyList<SanctionedOwnershipBody> Sanctions);

/// <summary>What was found of one person.</summary>
/// <param name="PartyId">Who.</param>
/// <param name="Status"><c>owner</c>, <c>no-owner</c> or <c>undecided</c>.</param>
/// <param name="Shares">Their effective share, in words.</param>
/// <param name="Votes">Their effective votes, in words.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Paths">The ways from them to the customer.</param>
public sealed record OwnerBody(string PartyId, string Status, string Shares, string Votes, string Sentence, IReadOnlyList<string> Paths);

/// <summary>What was found under one regime of sanctions.</summary>
/// <param name="Regime">The rule that says so.</param>
/// <param name="Status"><c>match</c>, <c>warning</c>, <c>undecided</c> or <c>no-listed-owner</c>.</param>
/// <param name="Sentence">In words, step by step.</param>
/// <param name="Listed">Ids of the listed holders that lead to it.</param>
/// <param name="Paths">The ways from them to the customer.</param>
public sealed record SanctionedOwnershipBody(string Regime, string Status, string Sentence, IReadOnlyList<string> Listed, IReadOnlyList<string> Paths);
