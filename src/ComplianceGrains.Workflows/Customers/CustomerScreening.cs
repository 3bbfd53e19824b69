using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions;
using ComplianceGrains.Screening;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What a customer's screening asks of the lists, and when it need not be asked again.</summary>
public static class CustomerScreening
{
    /// <summary>The question, or null if the last screening was clear on the very content that is current and fresh now.</summary>
    public static ScreeningQuery? Question(Customer? customer, PersonData person, EffectiveRules rules, ListCatalog lists, Instant now)
    {
        if (customer is { IsTerminal: true } || person.FullName is null)
            return null;
        var (required, freshness) = (rules.Screening.Lists.Value, rules.Screening.Freshness.Value);
        if (customer?.Screening is { Outcome: ScreeningRecord.Clear } clear && required.All(id => StillCurrent(clear, lists.Find(id), freshness, now)))
            return null;
        return new ScreeningQuery(
            [person.FullName, .. person.OtherNames ?? []], SubjectKind.NaturalPerson,
            person.DateOfBirth is { } birth ? PartialDate.Create(birth.Year, birth.Month, birth.Day) : null,
            person.Nationalities ?? [], person.NationalIdNumber is { } number ? [new Identifier("national-id", number)] : [],
            required, rules.Screening.Threshold.Value, freshness);
    }

    private static bool StillCurrent(ScreeningRecord clear, LoadedList? loaded, Duration freshness, Instant now) =>
        loaded is not null
        && clear.Lists.Any(screened => screened.Id == loaded.Index.ListId && screened.Digest == loaded.Index.Digest)
        && now - loaded.ConfirmedAt <= freshness;
}
