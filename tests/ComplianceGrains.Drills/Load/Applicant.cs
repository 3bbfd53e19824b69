namespace ComplianceGrains.Drills.Load;

/// <summary>Somebody who applies. Invented, or named after a listed person to see whether the platform notices.</summary>
/// <param name="Country">Nationality and residence.</param>
/// <param name="Listed">Null for the innocent.</param>
public sealed record Applicant(string Id, string BookingEntity, string Name, string Birth, string Country, ListedAs? Listed)
{
    public object Application => new
    {
        id = Id,
        bookingEntity = BookingEntity,
        kind = "natural-person",
        data = new
        {
            fullName = Name,
            dateOfBirth = Birth,
            placeOfBirth = "Porto",
            nationalities = new[] { Country },
            residentialAddress = new { lines = new[] { "Main Street 1" }, postalCode = "4000", city = "Porto", country = Country },
            taxNumber = "TX-99",
            occupation = "engineer",
        },
    };

    public static object Evidence { get; } = new { kind = "identity-verification", result = "passed", provider = "idv.example", reference = "r-1" };
}
