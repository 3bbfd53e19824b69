namespace ComplianceGrains.Workflows.Ownership;

/// <summary>Whether somebody is a beneficial owner.</summary>
public enum OwnerStatus
{
    /// <summary>No, wherever in the stated ranges the truth lies and whosever the rest is.</summary>
    NoOwner,

    /// <summary>It depends on what was not stated.</summary>
    Undecided,

    /// <summary>Yes, wherever in the stated ranges the truth lies.</summary>
    Owner,
}

/// <summary>What was found of one person.</summary>
/// <param name="Id">Of the node.</param>
/// <param name="Status">Whether they are an owner.</param>
/// <param name="Shares">Their effective share of the capital, by what is stated.</param>
/// <param name="Votes">Their effective share of the votes, by what is stated.</param>
/// <param name="Sentence">Why, with ids and no names.</param>
/// <param name="Paths">The ways from them to the target.</param>
public sealed record OwnerFinding(string Id, OwnerStatus Status, ShareRange Shares, ShareRange Votes, string Sentence, IReadOnlyList<string> Paths);

/// <summary>What was found of a target's owners.</summary>
/// <param name="Target">Whose owners.</param>
/// <param name="People">Everybody above it, by id.</param>
/// <param name="Unexplained">How much of it could belong to somebody of whom nothing is stated.</param>
/// <param name="CouldHide">Whether somebody of whom nothing is stated could be an owner.</param>
/// <param name="Cycles">Circles among the entities, each named once.</param>
/// <param name="Sentence">The whole in words.</param>
public sealed record OwnershipFinding(
    string Target, IReadOnlyList<OwnerFinding> People, Fraction Unexplained, bool CouldHide, IReadOnlyList<IReadOnlyList<string>> Cycles, string Sentence)
{
    /// <summary>Who is an owner.</summary>
    public IReadOnlyList<string> Owners => [.. People.Where(person => person.Status == OwnerStatus.Owner).Select(person => person.Id)];

    /// <summary>Of whom it cannot be said yet.</summary>
    public IReadOnlyList<string> Undecided => [.. People.Where(person => person.Status == OwnerStatus.Undecided).Select(person => person.Id)];

    /// <summary>Whether it is known of everybody; while it is not, the step stays open.</summary>
    public bool IsDecided => !CouldHide && Undecided.Count == 0;

    /// <summary>Whether a senior managing official may stand in: nobody is an owner, and nobody unknown can be.</summary>
    public bool MayFallBack => IsDecided && Owners.Count == 0;
}
