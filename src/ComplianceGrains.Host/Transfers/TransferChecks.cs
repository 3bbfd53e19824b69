using System.Text.RegularExpressions;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Api.Transfers;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Host.Transfers;

/// <summary>What a body about a transfer must hold, whatever the rules say.</summary>
internal static partial class TransferChecks
{
    private static readonly Instant Plausible = Instant.FromUtc(1970, 1, 1, 0, 0);

    public static void Check(this TransferRequestBody body, Checks checks)
    {
        checks.Identifier("/id", body.Id);
        checks.OneOf("/direction", body.Direction, [.. Directions.All]);
        checks.Required("/asset", body.Asset, 200);
        checks.Amount("/amount", body.Amount);
        if (body.Value is { } value)
            Check(value, checks);
        if (body.Counterparty is { } other)
            Check(other, checks);
        else
            checks.Fail("/counterparty", "required", "This field is required.");
        Sides(body.Direction, body.Originator, body.Beneficiary, checks);
        if (body.Transaction is { } transaction)
            checks.Required("/transaction/hash", transaction.Hash, 128);
    }

    public static void Check(this TravelRuleDataBody body, Checks checks)
    {
        if (body.Kind is not null)
            checks.OneOf("/kind", body.Kind, [.. CounterpartyKinds.All]);
        if (body.Vasp is { } vasp)
            Check("/vasp", vasp, checks);
        Sides(null, body.Originator, body.Beneficiary, checks);
    }

    public static void Check(this OtherSideRequestAnswerBody body, Checks checks)
    {
        checks.OneOf("/decision", body.Decision, HumanDecisionChecks.Words);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        if (body.Person is { } right)
            Check("/person", right, checks);
    }

    public static void Check(this CompletionBody body, Checks checks)
    {
        if (body.Transaction is { } transaction)
            checks.Required("/transaction/hash", transaction.Hash, 128);
        else
            checks.Fail("/transaction", "required", "This field is required.");
        if (body.OccurredAt < Plausible)
            checks.Fail("/occurredAt", "implausible", "Give a time after 1970.");
    }

    private static void Check(ValueBody value, Checks checks)
    {
        checks.Amount("/value/amount", value.Amount);
        if (value.Currency is null || !CurrencyForm().IsMatch(value.Currency))
            checks.Fail("/value/currency", "not-a-currency", "A currency is three capital letters, ISO 4217.");
        checks.Word("/value/rateSource", value.RateSource);
        if (value.RatedAt is not { } at)
            checks.Fail("/value/ratedAt", "required", "This field is required.");
        else if (at < Plausible)
            checks.Fail("/value/ratedAt", "implausible", "Give a time after 1970.");
    }

    private static void Check(CounterpartyBody other, Checks checks)
    {
        checks.OneOf("/counterparty/kind", other.Kind, [.. CounterpartyKinds.All]);
        checks.Required("/counterparty/address", other.Address, 256);
        checks.Text("/counterparty/memo", other.Memo, 120);
        if (other.Vasp is { } vasp && other.Kind == CounterpartyKinds.SelfHosted)
            checks.Fail("/counterparty/vasp", "not-of-this-kind", "Nobody's provider holds the keys of a self-hosted wallet. Leave it out.");
        else if (other.Vasp is not null)
            Check("/counterparty/vasp", other.Vasp, checks);
    }

    private static void Check(string at, VaspBody vasp, Checks checks)
    {
        checks.Required($"{at}/name", vasp.Name, 100);
        checks.Country($"{at}/country", vasp.Country);
        Lei($"{at}/lei", vasp.Lei, checks);
        checks.Text($"{at}/travelAddress", vasp.TravelAddress, 500);
        if (vasp.Id is not null)
            checks.Identifier($"{at}/id", vasp.Id);
    }

    /// <summary>Who is on our side is the customer, whom nobody states again.</summary>
    private static void Sides(string? direction, TransferPersonBody? originator, TransferPersonBody? beneficiary, Checks checks)
    {
        if (originator is not null && beneficiary is not null)
            checks.Fail("/beneficiary", "one-side", "State who is on the other side only: the customer is on ours.");
        else if (direction == Directions.Outgoing && originator is not null)
            checks.Fail("/originator", "not-of-this-direction", "The customer sends it. State the beneficiary.");
        else if (direction == Directions.Incoming && beneficiary is not null)
            checks.Fail("/beneficiary", "not-of-this-direction", "The customer receives it. State the originator.");
        if (originator is not null)
            Check("/originator", originator, checks);
        if (beneficiary is not null)
            Check("/beneficiary", beneficiary, checks);
    }

    private static void Check(string at, TransferPersonBody person, Checks checks)
    {
        checks.OneOf($"{at}/kind", person.Kind, ["natural-person", "legal-entity"]);
        checks.Text($"{at}/name", person.Name, 200);
        CustomerChecks.Check(person.Address, $"{at}/address", checks);
        // IVMS 101.2023, C8: an address has a line; its town and country are required.
        if (person.Address is { } address)
        {
            if (address.Lines is null or { Count: 0 })
                checks.Fail($"{at}/address/lines", "required", "Give at least one line.");
            if (string.IsNullOrWhiteSpace(address.City))
                checks.Fail($"{at}/address/city", "required", "This field is required.");
        }

        if (person.Country is not null)
            checks.Country($"{at}/country", person.Country);
        checks.Text($"{at}/placeOfBirth", person.PlaceOfBirth, 70);
        checks.Text($"{at}/accountNumber", person.AccountNumber, 120);
        checks.Text($"{at}/customerId", person.CustomerId, 50);
        checks.Text($"{at}/documentNumber", person.DocumentNumber, 64);
        checks.Text($"{at}/uniqueId", person.UniqueId, 120);
        checks.Text($"{at}/taxNumber", person.TaxNumber, 64);
        Lei($"{at}/legalEntityIdentifier", person.LegalEntityIdentifier, checks);
        if (person.DateOfBirth is { Year: < 1800 })
            checks.Fail($"{at}/dateOfBirth", "implausible", "Give a date of birth of a living person.");
        if (person.Kind == "legal-entity" && (person.DateOfBirth is not null || person.PlaceOfBirth is not null))
            checks.Fail($"{at}/dateOfBirth", "not-of-this-kind", "A legal entity is not born. Leave it out.");
    }

    /// <summary>IVMS 101.2023, C11: the form alone. An example of the standard has check digits that do not fit.</summary>
    private static void Lei(string pointer, string? lei, Checks checks)
    {
        checks.Text(pointer, lei, 20);
        if (lei is not null && !LeiForm().IsMatch(lei))
            checks.Fail(pointer, "not-an-lei", "A legal entity identifier is 18 capital letters or digits and two digits, ISO 17442.");
    }

    [GeneratedRegex(@"\A[0-9A-Z]{18}[0-9]{2}\z")]
    private static partial Regex LeiForm();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex CurrencyForm();
}
