namespace ComplianceGrains.Workflows.Replays;

/// <summary>Why a decision cannot be decided again.</summary>
public static class ReplayReasons
{
    /// <summary>What it stands on was destroyed under a retention rule.</summary>
    public const string Shredded = "shredded";

    /// <summary>What it stands on is not wholly in the evidence: an answer of the screening engine or of a provider, another actor's state.</summary>
    public const string FactsNotKept = "facts-not-kept";

    /// <summary>Today's engine reads the cited packs otherwise than the one that decided: the digest of the merged rules is another.</summary>
    public const string EngineVersion = "engine-version";

    /// <summary>A pack of the cited digest is not here.</summary>
    public const string PackNotHere = "pack-not-here";

    /// <summary>A list of the cited digest is not here.</summary>
    public const string ListNotHere = "list-not-here";

    /// <summary>An engine of others answered; what it compared is not in the evidence.</summary>
    public const string ProviderAnswerNotKept = "provider-answer-not-kept";

    /// <summary>The other rules ask what the screening of that time was not asked, or look at what it found and did not write down.</summary>
    public const string NotLookedFor = "not-looked-for";

    /// <summary>Even under the rules of that time something else comes out: the decision stands on what is not in the evidence whole.</summary>
    public const string NotReproduced = "not-reproduced";

    /// <summary>It cannot be read; there is an incident about it.</summary>
    public const string Damaged = "damaged";
}
