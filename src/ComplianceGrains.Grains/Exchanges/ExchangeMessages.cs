using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Transfers;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets.Events;
using Orleans;

namespace ComplianceGrains.Grains.Exchanges;

/// <summary>What is told to a provider, written from what was decided: the data that the decision names, and nothing more.</summary>
public sealed class ExchangeMessages(DecisionReader reader, OurSide customers, CounterpartyProfiles counterparties, IGrainFactory grains, ExchangeTokens tokens, ExchangeFirm firm)
{
    /// <summary>Where to, and what. Nothing if what it takes is destroyed, or the provider's address is none.</summary>
    public async Task<(Uri? Where, byte[]? Body)> OfAsync(ExchangeErrand errand, CancellationToken cancellation)
    {
        if (errand.Told == ToldToPeer.Inquiry)
            return await InquiryAsync(errand, cancellation);
        if (errand.Heard is not { } heard || await CallbackAsync(errand, heard, cancellation) is not { } callback || !Uri.TryCreate(callback, UriKind.Absolute, out var where))
            return (null, null);
        return (where, errand.Told switch
        {
            ToldToPeer.Confirmation => errand.Ended is { } ended && (await reader.WholeIfThereAsync<TransferCompleted>(Of(errand), ended, cancellation))?.TransactionHash is { } hash ? TrpTold.Confirmation(hash) : null,
            ToldToPeer.Cancellation => TrpTold.Cancellation,
            ToldToPeer.Approval => await AddressAsync(errand.WalletId, cancellation) is { } address
                ? TrpTold.Approval(address, Url(ExchangePaths.Confirmations, errand.Customer, errand.Transfer, errand.Request))
                : null,
            _ => TrpTold.Rejection,
        });
    }

    /// <summary>The address at which a provider speaks about something.</summary>
    public string Url(string purpose, params string[] about) => $"{firm.Url}{ExchangePaths.Prefix}/{purpose}/{tokens.Seal(purpose, about)}";

    private static string Of(ExchangeErrand errand) => $"transfers/{errand.Customer}";

    private async Task<string?> CallbackAsync(ExchangeErrand errand, long heard, CancellationToken cancellation) => errand.Told is ToldToPeer.Confirmation or ToldToPeer.Cancellation
        ? (await reader.WholeIfThereAsync<ExchangeAnswered>(Of(errand), heard, cancellation))?.Callback
        : (await reader.WholeIfThereAsync<ExchangeReceived>(Of(errand), heard, cancellation))?.Callback;

    private async Task<(Uri? Where, byte[]? Body)> InquiryAsync(ExchangeErrand errand, CancellationToken cancellation)
    {
        var provider = await counterparties.OfAsync(errand.CounterpartyId ?? "", mayBeCorrected: true, cancellation);
        var asked = await reader.WholeIfThereAsync<TransferRequested>(Of(errand), errand.Requested, cancellation);
        if (provider?.TravelAddress is not { } travel || TravelAddress.Read(travel).Url is not { } where || asked?.Address is not { } address || TrpAsset.Of(errand.Asset) is not { } asset
            || await grains.GetGrain<ICustomerGrain>(errand.Customer).ViewAsync(cancellation) is not { } customer)
            return (null, null);
        var (person, entity) = await customers.OfAsync(errand.Customer, customer, cancellation);
        var stated = errand.DataStated is { } data ? (await reader.WholeIfThereAsync<TravelRuleDataStated>(Of(errand), data, cancellation))?.Person : null;
        var (from, to) = (Fields(errand, "originator"), Fields(errand, "beneficiary"));
        var ours = await AddressAsync(errand.WalletId, cancellation);
        var sides = new Ivms(
            Only(from, Customer(errand.Customer, person, entity)) with { CustomerId = errand.Customer }, stated is null ? null : Only(to, stated),
            [.. Accounts(from, ours, errand.Customer)], [.. Accounts(to, address, stated?.AccountNumber)], new IvmsVasp(firm.Name, firm.Country, firm.Lei));
        return (where, new TrpInquiry(asset, errand.Amount, Url(ExchangePaths.Resolutions, errand.Customer, errand.Transfer, errand.Request), sides).Write());
    }

    private async Task<string?> AddressAsync(string wallet, CancellationToken cancellation) => (await reader.WholeIfThereAsync<WalletRequested>($"wallet/{wallet}", 1, cancellation))?.Address;

    private static HashSet<string> Fields(ExchangeErrand errand, string side) =>
        [.. errand.Fields.Where(field => field.StartsWith($"{side}.", StringComparison.Ordinal)).Select(field => field[(side.Length + 1)..])];

    private static TransferPerson Customer(string id, PersonData? person, EntityData? entity) => new(
        entity is null ? "natural-person" : "legal-entity", person?.FullName ?? entity?.LegalName, person?.ResidentialAddress ?? entity?.RegisteredAddress,
        person?.ResidentialAddress?.Country ?? entity?.RegisteredAddress?.Country, person?.DateOfBirth, person?.PlaceOfBirth, id, id, null, null, null, entity?.LegalEntityIdentifier);

    /// <summary>Of a person what was decided to travel, and no more.</summary>
    private static TransferPerson Only(HashSet<string> fields, TransferPerson of)
    {
        return new TransferPerson(
            of.Kind, Of("name", of.Name), Of("address", of.Address), Of("country", of.Country), fields.Contains("dateOfBirth") ? of.DateOfBirth : null, Of("placeOfBirth", of.PlaceOfBirth),
            Of("accountNumber", of.AccountNumber), Of("customerId", of.CustomerId), Of("documentNumber", of.DocumentNumber), Of("uniqueId", of.UniqueId), Of("taxNumber", of.TaxNumber),
            Of("legalEntityIdentifier", of.LegalEntityIdentifier));

        T? Of<T>(string field, T? value)
            where T : class => fields.Contains(field) ? value : null;
    }

    private static IEnumerable<string> Accounts(HashSet<string> fields, string? address, string? account)
    {
        if (address is not null)
            yield return address;
        if (account is not null && fields.Contains("accountNumber"))
            yield return account;
    }
}
