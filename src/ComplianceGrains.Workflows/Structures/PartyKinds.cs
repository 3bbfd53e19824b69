namespace ComplianceGrains.Workflows.Structures;

/// <summary>What a related party can be.</summary>
public static class PartyKinds
{
    /// <summary>A human being.</summary>
    public const string NaturalPerson = "natural-person";

    /// <summary>A company, a trust, any body that others hold.</summary>
    public const string LegalEntity = "legal-entity";

    /// <summary>Nobody knows who they are: what they hold is as good as not stated.</summary>
    public const string Unknown = "unknown";

    /// <summary>Many holders, none of whom holds much.</summary>
    public const string Dispersed = "dispersed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NaturalPerson, LegalEntity, Unknown, Dispersed];

    /// <summary>Whether it is somebody: with a name, to be screened.</summary>
    public static bool IsSomebody(string kind) => kind is NaturalPerson or LegalEntity;
}
