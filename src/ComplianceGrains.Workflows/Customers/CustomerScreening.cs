using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What a customer's screening asks of the lists, and when it need not be asked again.</summary>
public static class CustomerScreening
{
    /// <summary>What is asked about a person; null once their values are shredded.</summary>
    public static ScreeningQuery? QueryOf(PersonData person, EffectiveRules rules) => person.FullName is null ? null : new ScreeningQuery(
        NamesOf(person), SubjectKind.NaturalPerson,
        person.DateOfBirth is { } birth ? PartialDate.Create(birth.Year, birth.Month, birth.Day) : null,
        person.Nationalities ?? [], IdentifiersOf(person),
        rules.Screening.Asked, rules.Screening.Threshold.Value, rules.Screening.Freshness.Value)
    {
        Review = rules.Screening.Review?.Value.From,
    };

    /// <summary>Every name that a person goes by.</summary>
    public static IReadOnlyList<string> NamesOf(PersonData person) => person.FullName is { } name ? [name, .. person.OtherNames ?? []] : [];

    /// <summary>Every document that lists name people by; what a pack has masked or hashed at intake compares with nothing.</summary>
    public static IReadOnlyList<Identifier> IdentifiersOf(PersonData person) =>
    [
        .. Identified("national-id", person.NationalIdNumber),
        .. Identified("passport", person.PassportNumber),
        .. Identified("tax-number", person.TaxNumber),
    ];

    /// <summary>An application as it is stored: what a customer is known by must not depend on whether they are screened at the door or later.</summary>
    public static PersonData AsStored(PersonData given, EffectiveRules rules, Func<string, string> keyedHash) => Intake.Check(given, rules, keyedHash).Stored;

    /// <summary>Whether the engine has to be asked: not if the last screening found what it found on the very content that is current and fresh now.</summary>
    /// <param name="customer">The customer, or null before the application.</param>
    /// <param name="query">What would be asked.</param>
    /// <param name="subject">Digest of what the customer is screened by now.</param>
    /// <param name="lists">The lists as they are now; null if the engine does not let us see them.</param>
    /// <param name="now">The instant of the command.</param>
    public static bool IsDue(Customer? customer, ScreeningQuery query, string subject, ListCatalog? lists, Instant now) => customer switch
    {
        null => true,
        { IsTerminal: true } => false,
        { Screening: { } last } => lists is null || !Stands(last, query, subject, lists, now),
        _ => true,
    };

    /// <summary>Whether a message may lead to where the lists count. A person's data goes to no engine without need.</summary>
    public static bool IsNeededFor(Message message) => message switch
    {
        Message.Asked { Command: Offboard } => false,
        Message.Due { Key: var key } => !key.StartsWith(CustomerAgenda.StepPrefix, StringComparison.Ordinal),
        _ => true,
    };

    private static bool Stands(ScreeningRecord last, ScreeningQuery query, string subject, ListCatalog lists, Instant now) =>
        last.Outcome is ScreeningRecord.Clear or ScreeningRecord.Hit
        && last.Subject == subject
        && last.Engine == ScreeningRecord.Text(ScreeningEngine.Version)
        && last.Threshold == ScoreText.Format(query.Threshold)
        && query.Lists.All(id => StillCurrent(last, lists.Find(id), query.Freshness, now));

    private static bool StillCurrent(ScreeningRecord last, LoadedList? loaded, Duration freshness, Instant now) =>
        loaded is not null
        && last.Lists.Any(screened => screened.Id == loaded.Index.ListId && screened.Digest == loaded.Index.Digest)
        && now - loaded.ConfirmedAt <= freshness;

    private static IEnumerable<Identifier> Identified(string type, string? value) => value is null || value.Contains('*', StringComparison.Ordinal) ? [] : [new Identifier(type, value)];
}
