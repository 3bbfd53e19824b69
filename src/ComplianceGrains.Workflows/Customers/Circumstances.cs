namespace ComplianceGrains.Workflows.Customers;

/// <summary>What is known about a customer besides the countries. The words are the catalogue's; what follows from them the packs say.</summary>
public static class Circumstances
{
    /// <summary>Politically exposed.</summary>
    public const string Pep = "pep";
}
