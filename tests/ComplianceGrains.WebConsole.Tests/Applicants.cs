namespace ComplianceGrains.WebConsole.Tests;

/// <summary>Invented people who apply to the demonstration's firm.</summary>
internal static class Applicants
{
    /// <summary>Named as an entry of the demonstration's list.</summary>
    public static object Listed(string id) => Of(id, "Teodrik Valmarovich Zarnovsky", "1971-02-14", exposed: false);

    /// <summary>Of whom nothing is to be looked into once their identity is verified.</summary>
    public static object Ordinary(string id) => Of(id, "Gisela Example", "1988-04-01", exposed: false);

    public static object PoliticallyExposed(string id) => Of(id, "Gisela Example", "1988-04-01", exposed: true);

    public static object Company(string id) => new
    {
        id,
        bookingEntity = "demo-eu",
        kind = "legal-entity",
        legalEntity = new
        {
            legalName = "Quillbrandt Trading",
            legalForm = "Lda",
            registrationNumber = "REG-1",
            registeredAddress = Home,
            principalAddress = Home,
        },
    };

    public static object Owner(string partyId) => new
    {
        partyId,
        kind = "natural-person",
        roles = new[] { "owner", "legal-representative" },
        data = new { fullName = "Ana Example", dateOfBirth = "1988-04-01", placeOfBirth = "Porto", nationalities = new[] { "PT" }, residentialAddress = Home },
        holds = new[] { new { @in = "customer", share = "100" } },
    };

    private static object Home { get; } = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" };

    private static object Of(string id, string name, string born, bool exposed) => new
    {
        id,
        bookingEntity = "demo-eu",
        kind = "natural-person",
        data = new
        {
            fullName = name,
            dateOfBirth = born,
            placeOfBirth = "Porto",
            nationalities = new[] { "PT" },
            politicallyExposed = exposed,
            residentialAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" },
        },
    };
}
