using System.Security.Cryptography;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Contracts.Wallets;
using ComplianceGrains.Grains.Exchanges;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Workflows.Exchanges;
using ComplianceGrains.Workflows.Transfers;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ComplianceGrains.Host.Exchanges;

/// <summary>Takes what providers on the other side say: decided and durable first, answered then.</summary>
internal sealed class ExchangeDesk(
    IGrainFactory grains, ExchangeTokens tokens, ExchangeMessages messages, KeyedHashes hashes, PeerGuard guard, AssetTable assets, RateTable rates, IClock clock, IOptions<ExchangeOptions> options)
{
    private static readonly byte[] NoAddress = System.Text.Encoding.UTF8.GetBytes("{\"rejected\":\"The originator's account number is no address of the asset's chain.\"}");

    /// <summary>Where a provider asks whether what it wants to send to a wallet is taken; null if none can.</summary>
    public string? TravelAddressOf(string customer, string wallet)
    {
        if (options.Value.Url is null)
            return null;
        var url = $"{messages.Url(ExchangePaths.Inquiries, customer, wallet)}?t=i";
        var plain = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return options.Value.AllowLocal ? TravelAddress.OfLocal(plain) : TravelAddress.Of(plain);
    }

    /// <summary>A provider asks whether something that is to come to a wallet is taken. What it says is decided as any transfer is; the answer follows at its callback.</summary>
    public async Task<IResult> InquireAsync(string token, HttpContext http, byte[] body)
    {
        if (tokens.Open(ExchangePaths.Inquiries, token) is not [var customer, var wallet])
            return Results.StatusCode(404);
        if (TrpInquiry.Read(body).Inquiry is not { } inquiry)
            return Results.StatusCode(400);
        if (!Uri.TryCreate(inquiry.Callback, UriKind.Absolute, out var callback) || guard.Objection(callback) is not null
            || inquiry.Asset.Caip19 is not { } asset || assets.Find(asset) is not { } known || decimal.Round(inquiry.Amount, Math.Min(known.Decimals, 28)) != inquiry.Amount)
            return Results.StatusCode(422);
        // Without the address that it comes from, nobody could be looked up: such a transfer could only wait for ever.
        var chain = asset[..asset.IndexOf('/', StringComparison.Ordinal)];
        if (inquiry.Sides.OriginatorAccounts.Select(account => AccountReader.Read($"{chain}:{account}")).FirstOrDefault(read => read.Address is not null) is not { } origin)
            return Results.Bytes(NoAddress, "application/json");

        var request = Guid.Parse(http.Request.Headers["request-identifier"].ToString()).ToString("N");
        var provider = await ProviderAsync(http, inquiry.Sides.OriginatingVasp);
        var reply = await grains.GetGrain<ITransfersGrain>(customer).ExecuteAsync(
            new RequestTransfer(
                $"trp-{request}", wallet, Directions.Incoming, asset, inquiry.Amount, ValueOf(known, inquiry.Amount),
                new TransferCounterparty(CounterpartyKinds.Vasp, origin.ChainId!, origin.Address!.Text, null, provider), Whole(inquiry.Sides.Originator), null)
            { Inquiry = new PeerInquiry(Guid.ParseExact(request, "N").ToString(), inquiry.Callback) },
            new Envelope($"trp/{request}", hashes.Body(body), Principal.System));
        return reply.Refusal switch
        {
            null => Results.Bytes(TrpTold.Acknowledgement, "application/json"),
            { Status: 404 } => Results.StatusCode(404),
            { Status: 503 } => Results.StatusCode(503),
            _ => Results.StatusCode(409),
        };
    }

    /// <summary>A provider says something about an exchange.</summary>
    public async Task<IResult> HearAsync(string purpose, string token, HttpContext http, byte[] body)
    {
        if (tokens.Open(purpose, token) is not [var customer, var transfer, var request])
            return Results.StatusCode(404);
        var digest = Convert.ToHexStringLower(hashes.Body(body));
        if ((purpose == ExchangePaths.Resolutions ? TrpAnswer.OfResolution(body, digest) : TrpAnswer.OfConfirmation(body, digest)) is not { } answer)
            return Results.StatusCode(400);
        if (answer.Callback is { } callback && (!Uri.TryCreate(callback, UriKind.Absolute, out var where) || guard.Objection(where) is not null))
            return Results.StatusCode(422);
        var reply = await grains.GetGrain<ITransfersGrain>(customer).ExecuteAsync(new HearPeer(transfer, request, answer), new Envelope($"peer/{request}/{digest}", [], Principal.System));
        return Results.StatusCode(reply.Refusal switch { null => 204, { Status: 503 } => 503, _ => 404 });
    }

    /// <summary>Who asks: the provider whose certificate it is. What a message says of who sent it is a claim, by which nobody of the register is known.</summary>
    private async Task<TransferVasp?> ProviderAsync(HttpContext http, IvmsVasp? said)
    {
        var certificate = http.Connection.ClientCertificate?.GetCertHashString(HashAlgorithmName.SHA256);
        if (options.Value.Known(certificate) is { } id && await grains.GetGrain<ICounterpartyGrain>(id).ViewAsync() is { } known)
            return new TransferVasp(Short(said?.Name) ?? id, known.Country, null, null, id);
        return said is { Country: { Length: 2 } country } ? new TransferVasp(Short(said.Name)!, country, said.Lei, null) : null;
    }

    private static string? Short(string? name) => name?[..Math.Min(name.Length, 100)];

    /// <summary>As anybody may state one: nothing of what a stranger sends is longer.</summary>
    private static TransferPerson? Whole(TransferPerson? person) => person is null ? null : person with
    {
        AccountNumber = person.AccountNumber is { Length: <= 120 } account ? account : null,
        LegalEntityIdentifier = person.LegalEntityIdentifier is { Length: 20 } lei ? lei : null,
    };

    /// <summary>By the latest rate of the asset that is young enough; nobody states one. Null if there is none: what depends on it waits.</summary>
    private TransferValue? ValueOf(Asset asset, decimal amount)
    {
        var now = clock.GetCurrentInstant();
        return rates.Rates.Where(rate => rate.From == asset.Symbol && rate.At <= now && now - rate.At <= rates.MaxAge).MaxBy(rate => rate.At) is { } rate
            ? new TransferValue(amount * rate.Rate, rate.To, rate.Source, rate.At)
            : null;
    }
}
