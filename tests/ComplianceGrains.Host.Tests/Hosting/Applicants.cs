namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>Applications that fit the rules of the places in use.</summary>
public static class Applicants
{
    /// <summary>A name on the invented demo list.</summary>
    public const string Listed = "Teodrik Valmarovich Zarnovsky";

    public const string ListedBirth = "1971-02-14";

    public static readonly object Passed = new { kind = "identity-verification", result = "passed", provider = "idv.example", reference = "r-1" };

    public static object Company(string id, string bookingEntity = "demo-eu", string country = "PT") => new
    {
        id,
        bookingEntity,
        kind = "legal-entity",
        legalEntity = new
        {
            legalName = "Quillbrandt Trading",
            legalForm = "Lda",
            registrationNumber = "REG-1",
            countryOfCreation = country,
            registeredAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country },
            principalAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country },
            natureOfBusiness = "trade in goods",
        },
    };

    public static object Natural(string id, string name, string bookingEntity = "demo-eu", string birth = "1988-04-01") => new
    {
        id,
        bookingEntity,
        kind = "natural-person",
        data = new
        {
            fullName = name,
            dateOfBirth = birth,
            placeOfBirth = "Porto",
            nationalities = new[] { "PT" },
            residentialAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" },
            taxNumber = "TX-99",
            occupation = "engineer",
        },
    };
}
