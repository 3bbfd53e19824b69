namespace ComplianceGrains.WebConsole.Tests;

/// <summary>Invented people who apply to the demonstration's firm.</summary>
internal static class Applicants
{
    /// <summary>Named as an entry of the demonstration's list.</summary>
    public static object Listed(string id) => Of(id, "Teodrik Valmarovich Zarnovsky", "1971-02-14", exposed: false);

    public static object PoliticallyExposed(string id) => Of(id, "Gisela Example", "1988-04-01", exposed: true);

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
