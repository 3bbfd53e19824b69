using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Transactions;

/// <summary>
/// One customer with a wallet who sends something to the provider, and somebody who suspects them. Every command has its key and is sent again
/// with it until there is an answer, whatever becomes of the host meanwhile.
/// </summary>
public sealed class Trader(RunningHost host, int number, Action answered)
{
    private const string Address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"trader-{number:0000}");

    /// <summary>What it sends: tells its messages from all others.</summary>
    public string Amount { get; } = (0.1m + (number * 0.0001m)).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Of the suspicion; empty while there is none.</summary>
    public string Suspicion { get; private set; } = "";

    /// <summary>All of it, in order.</summary>
    public async Task MoveAsync()
    {
        await SayAsync("apply", "/v1/customers", new
        {
            id = Id,
            bookingEntity = "demo-eu",
            kind = "natural-person",
            data = new
            {
                fullName = "Ada Example",
                dateOfBirth = "1988-04-01",
                placeOfBirth = "Porto",
                nationalities = new[] { "PT" },
                residentialAddress = new { lines = new[] { "Rua 1" }, postalCode = "4000", city = "Porto", country = "PT" },
            },
        });
        await SayAsync("evidence", $"/v1/customers/{Id}/evidence", new { kind = "identity-verification", result = "passed", provider = "idv.example", reference = "r-1" });
        var own = string.Create(CultureInfo.InvariantCulture, $"0x{0xabc0000 + number:x40}");
        var wallet = (await SayAsync("wallet", "/v1/wallet-approvals", new { customerId = Id, chain = "ethereum", address = own, selfHosted = true }))["id"]!;
        await SayAsync("proof", $"/v1/wallet-approvals/{wallet}/ownership-proofs", new { method = "micro-transfer", result = "passed", provider = "proofs.example", reference = "p-1" });
        await SayAsync("review", $"/v1/wallet-approvals/{wallet}/approvals", new { step = "manual-review", decision = "approve", reason = "considered" }, "analyst");
        await SeeAsync($"/v1/wallet-approvals/{wallet}/decisions", answer => answer.Text.Contains("wallet.cooldown-ended", StringComparison.Ordinal));
        await SayAsync("send", $"/v1/wallet-approvals/{wallet}/transfers", new
        {
            id = Id,
            direction = "outgoing",
            asset = "eip155:1/slip44:60",
            amount = Amount,
            value = new { amount = "245", currency = "EUR", rateSource = "firm-market-rate", ratedAt = DateTime.UtcNow.AddSeconds(-1).ToString("O", CultureInfo.InvariantCulture) },
            counterparty = new { kind = "vasp", address = $"eip155:1:{Address}", vasp = new { id = "provider", name = "Other Exchange", country = "FR" } },
            beneficiary = new { kind = "natural-person", name = "Bo Beispiel", accountNumber = "acc-1" },
        });
        Suspicion = (await SayAsync("suspect", "/v1/suspicions", new { customer = Id, statement = "gone within the hour", about = new[] { new { kind = "transfer", id = Id } } }, "analyst"))["id"]!;
        await SayAsync("assess", $"/v1/suspicions/{Suspicion}/assessment", new { conclusion = "report", reason = "nothing explains it" }, "mlro");
        await SeeAsync($"/v1/customers/{Id}/transfers/{Id}", answer => answer["status"] == "allowed");
        await SayAsync("complete", $"/v1/customers/{Id}/transfers/{Id}/completion", new { transaction = new { hash = $"0x{number:x8}" } });
        await SayAsync("agree", $"/v1/suspicions/{Suspicion}/approvals", new { decision = "approve", reason = "read" }, "mlro", 2);
        await SayAsync("write", $"/v1/suspicions/{Suspicion}/reports/report-1/fields", new { filer = new { name = "The Firm", contact = "Rita Office" }, grounds = "gone within the hour" }, "mlro");
    }

    private async Task<Answer> SayAsync(string step, string path, object body, string role = "product-service", int who = 1)
    {
        var (text, key) = (JsonSerializer.Serialize(body), $"{step}-{Id}");
        var answer = await UntilAsync($"{step} of {Id}", () => host.As(role, who).PostTextAsync(path, text, key), answer => answer.Status is 200 or 201 or 202);
        answered();
        return answer;
    }

    private Task<Answer> SeeAsync(string path, Func<Answer, bool> wanted) => UntilAsync(path, () => host.As("analyst").GetAsync(path), answer => answer.Status == 200 && wanted(answer));

    /// <summary>A host that starts answers 503, one that the load is too much for 429, and what two ask for at once 409: each is asked again.</summary>
    private async Task<Answer> UntilAsync(string what, Func<Task<Answer>> ask, Func<Answer, bool> wanted)
    {
        var (begun, last) = (Stopwatch.StartNew(), "none");
        while (begun.Elapsed < Patience)
        {
            try
            {
                var answer = await ask();
                last = answer.ToString();
                if (wanted(answer))
                    return answer;
                if (answer.Status is not (200 or 409 or 429 or 500 or 503))
                    throw new InvalidOperationException($"{what} was answered {answer}");
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
            {
                // The host is gone or on its way out: nobody knows what became of it.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{what}: {last}\n{host.Output}");
    }
}
