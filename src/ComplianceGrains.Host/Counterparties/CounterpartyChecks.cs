using ComplianceGrains.Api.Counterparties;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Counterparties;

namespace ComplianceGrains.Host.Counterparties;

/// <summary>What a body about a provider on the other side must hold, whatever the rules say.</summary>
internal static class CounterpartyChecks
{
    private const int MostJurisdictions = 50;

    public static void Check(this CounterpartyRegistrationBody body, Checks checks)
    {
        checks.Identifier("/id", body.Id);
        if (body.Jurisdictions is null or { Count: 0 })
            checks.Fail("/jurisdictions", "required", "Name at least one jurisdiction under whose rules you deal with it.");
        if (body.Jurisdictions?.Count > MostJurisdictions)
            checks.Fail("/jurisdictions", "too-many", $"Send at most {MostJurisdictions}.");
        foreach (var (place, jurisdiction) in (body.Jurisdictions ?? []).Take(MostJurisdictions).Index())
            checks.Required($"/jurisdictions/{place}", jurisdiction, 16);
        checks.Required("/name", body.Name, 300);
        checks.Texts("/otherNames", body.OtherNames, 20, 300);
        checks.Country("/country", body.Country);
        EntityChecks.Lei(checks, "/lei", body.Lei);
        checks.Text("/registrationNumber", body.RegistrationNumber, 64);
        CustomerChecks.Check(body.Address, "/address", checks);
        checks.Text("/travelAddress", body.TravelAddress, 500);
    }

    /// <summary>An answer to a request about data: what is right is checked as what is registered is.</summary>
    public static void Check(this CounterpartyRequestAnswerBody body, Checks checks)
    {
        checks.OneOf("/decision", body.Decision, HumanDecisionChecks.Words);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        if (body.Provider is not { } right)
            return;
        checks.Text("/provider/name", right.Name, 300);
        checks.Texts("/provider/otherNames", right.OtherNames, 20, 300);
        if (right.Country is not null)
            checks.Country("/provider/country", right.Country);
        EntityChecks.Lei(checks, "/provider/lei", right.Lei);
        checks.Text("/provider/registrationNumber", right.RegistrationNumber, 64);
        CustomerChecks.Check(right.Address, "/provider/address", checks);
        checks.Text("/provider/travelAddress", right.TravelAddress, 500);
    }

    public static void Check(this CounterpartyAssessmentBody body, Checks checks)
    {
        checks.OneOf("/standing", body.Standing, [.. CounterpartyStanding.Proposable]);
        if (body.ReviewBy is null)
            checks.Fail("/reviewBy", "required", "This field is required.");
        checks.Required("/reason", body.Reason, 2000);
    }
}
