namespace ComplianceGrains.Workflows.Structures;

/// <summary>What a related party is to the customer. Whether a holder is a beneficial owner is found, not stated.</summary>
public static class PartyRoles
{
    /// <summary>Holds shares or votes, in the customer or in somebody above it.</summary>
    public const string Owner = "owner";

    /// <summary>Controls it otherwise.</summary>
    public const string Controller = "controller";

    /// <summary>Director or other legal representative.</summary>
    public const string LegalRepresentative = "legal-representative";

    /// <summary>May sign for it.</summary>
    public const string AuthorisedSignatory = "authorised-signatory";

    /// <summary>Senior managing official: stands in where nobody is an owner.</summary>
    public const string SeniorManagingOfficial = "senior-managing-official";

    /// <summary>Holds for somebody else.</summary>
    public const string Nominee = "nominee";

    /// <summary>Settlor of a trust.</summary>
    public const string Settlor = "settlor";

    /// <summary>Trustee.</summary>
    public const string Trustee = "trustee";

    /// <summary>Protector of a trust.</summary>
    public const string Protector = "protector";

    /// <summary>Beneficiary of a trust.</summary>
    public const string TrustBeneficiary = "trust-beneficiary";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Owner, Controller, LegalRepresentative, AuthorisedSignatory, SeniorManagingOfficial, Nominee, Settlor, Trustee, Protector, TrustBeneficiary];

    /// <summary>Those who are beneficial owners of a trust or like arrangement whatever they hold.</summary>
    public static IReadOnlyList<string> OfTrusts { get; } = [Settlor, Trustee, Protector, TrustBeneficiary];
}
