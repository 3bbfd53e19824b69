using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Suspicions;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets.Events;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Suspicions;

/// <summary>
/// Fills a report with what the case knows: whom it is about, and the transfers that it names. Nothing of it is recorded as a reading: whoever
/// may see readings would learn of the suspicion.
/// </summary>
internal sealed class CaseFields(Profiles profiles, DecisionReader reader, IGrainFactory grains)
{
    /// <summary>What was written, and, for each list that was left out, what is known.</summary>
    public async Task<ReportFields> FillAsync(ReportFieldsBody body, SuspicionView suspicion, CancellationToken cancellation)
    {
        var written = JsonSerializer.Deserialize<ReportFields>(JsonSerializer.SerializeToElement(body, WireJson.Options), WireJson.Options)!;
        var moved = written.Accounts is null || written.Transactions is null ? await TransfersAsync(suspicion, cancellation) : [];
        return written with
        {
            Parties = written.Parties ?? await PartiesAsync(suspicion, cancellation),
            Accounts = written.Accounts ?? [.. moved.SelectMany(one => one.Accounts).Distinct()],
            Transactions = written.Transactions ?? [.. moved.Select(one => one.Transaction)],
            Earlier = written.Earlier ?? [],
        };
    }

    /// <summary>As it is shown: the same members by the same names.</summary>
    public static ReportFieldsBody Shown(ReportFields fields) => JsonSerializer.Deserialize<ReportFieldsBody>(JsonSerializer.SerializeToElement(fields, WireJson.Options), WireJson.Options)!;

    private async Task<IReadOnlyList<ReportParty>> PartiesAsync(SuspicionView suspicion, CancellationToken cancellation) => await profiles.OfAsync(suspicion.CustomerId, cancellation) switch
    {
        PersonData person =>
        [
            new ReportParty(
                "subject", true, "natural-person", person.FullName, BirthDate: person.DateOfBirth is { } born ? LocalDatePattern.Iso.Format(born) : null, Gender: person.Gender,
                Nationality: person.Nationalities is [var first, ..] ? first : null, Phone: person.Phone, Occupation: person.Occupation, TaxNumber: person.TaxNumber,
                Document: person.PassportNumber is { } passport ? new ReportDocument("passport", passport) : person.NationalIdNumber is { } number ? new ReportDocument("national-id", number) : null,
                Address: Of(person.ResidentialAddress)),
        ],
        EntityData entity =>
        [
            new ReportParty(
                "subject", true, "legal-entity", entity.LegalName, Phone: entity.Phone, Occupation: entity.NatureOfBusiness, TaxNumber: entity.TaxNumber ?? entity.RegistrationNumber, Address: Of(entity.RegisteredAddress)),
        ],
        _ => [],
    };

    private static ReportAddress? Of(Address? address) => address is null ? null : new(address.Lines is { Count: > 0 } lines ? string.Join(", ", lines) : null, address.City, address.PostalCode, null, address.Country);

    private async Task<IReadOnlyList<(ReportTransaction Transaction, IReadOnlyList<ReportAccount> Accounts)>> TransfersAsync(SuspicionView suspicion, CancellationToken cancellation)
    {
        var named = suspicion.About.Where(about => about.StartsWith("transfer/", StringComparison.Ordinal)).Select(about => about["transfer/".Length..]).ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0 || await grains.GetGrain<ITransfersGrain>(suspicion.CustomerId).ViewAsync(cancellation) is not { } transfers)
            return [];
        var found = new List<(ReportTransaction, IReadOnlyList<ReportAccount>)>();
        foreach (var transfer in transfers.Transfers.Where(transfer => named.Contains(transfer.Id)))
            found.Add(await OfAsync(suspicion.CustomerId, transfer, cancellation));
        return found;
    }

    private async Task<(ReportTransaction, IReadOnlyList<ReportAccount>)> OfAsync(string customer, TransferView transfer, CancellationToken cancellation)
    {
        var history = $"{TransfersWorkflow.Instance.Type}/{customer}";
        var asked = await reader.WholeIfThereAsync<TransferRequested>(history, transfer.Requested, cancellation);
        var completed = transfer is { Status: TransferStatus.Completed, Ended: { } ended } ? await reader.WholeIfThereAsync<TransferCompleted>(history, ended, cancellation) : null;
        var wallet = await reader.WholeIfThereAsync<WalletRequested>($"wallet/{transfer.WalletId}", 1, cancellation);
        var (own, other) = (wallet?.Address, asked?.Address);
        return (
            Transaction(transfer, asked?.TransactionHash, completed?.TransactionHash, own, other),
            [
                .. own is null ? [] : new[] { new ReportAccount(wallet!.Chain, own, null, wallet.SelfHosted ? "self-hosted" : null, "the customer") },
                .. other is null ? [] : new[] { new ReportAccount(asked!.ChainId, other, asked.Memo, transfer.CounterpartyKind == CounterpartyKinds.SelfHosted ? "self-hosted" : null) },
            ]);
    }

    /// <summary>A transfer as a transaction of a report. When it was done is known of what is on the chain; of all others only when it was asked for.</summary>
    /// <param name="transfer">Which.</param>
    /// <param name="known">Its hash where the chain had it before it was asked for.</param>
    /// <param name="completed">Its hash since it was completed.</param>
    /// <param name="own">The customer's address.</param>
    /// <param name="other">The other side's.</param>
    internal static ReportTransaction Transaction(TransferView transfer, string? known, string? completed, string? own, string? other)
    {
        var done = transfer.Status == TransferStatus.Completed ? transfer.EndedAt : known is null ? null : (Instant?)transfer.RequestedAt;
        var (from, to) = transfer.Direction == Directions.Outgoing ? (own, other) : (other, own);
        return new ReportTransaction(
            completed ?? known, done is { } at ? Text(at) : null, from, to, transfer.Asset, Text(transfer.Amount), transfer.Value is { } value ? Text(value.Amount) : null, transfer.Value?.Currency,
            RateSource: transfer.Value?.RateSource, Description: $"{transfer.Direction}, {transfer.Status}, asked for {Text(transfer.RequestedAt)}");
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
