using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>A fresh host with the demonstration whose time the tests let pass, and whose console calls the API over a line that can be cut.</summary>
public sealed class ClockedHost : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeZone Brussels = DateTimeZoneProviders.Tzdb["Europe/Brussels"];
    private static readonly LocalDate NewestRules = new(2027, 1, 1);
    private static readonly Principal Service = new("prn-recorded", Roles.ProductService, false, ["*"]);

    private readonly ShiftedClock _clock = new();
    private readonly CutLine _line = new();
    private IServiceProvider? services;
    private RunningHost? host;

    public RunningHost Host => host!;

    public Instant Now => _clock.GetCurrentInstant();

    /// <summary>In the zone of the Union's rules.</summary>
    public LocalDateTime Local => Now.InZone(Brussels).LocalDateTime;

    public async Task InitializeAsync()
    {
        host = await NearHost.StartAsync(_clock, new Dictionary<string, string> { ["Console__Api"] = _line.Address.ToString() }, made => services = made, "--demo");
        _line.To = host.Port;
        foreach (var shown in new[] { "/v1/customers/demo-eu-active", "/v1/counterparties/demo-exchange" })
            await Eventually.TrueAsync(async () => (await host.As("analyst").GetAsync(shown)).Status == 200, TimeSpan.FromSeconds(120), () => $"The demonstration was not played: {shown} is not there.");
        // The newest version of the Union's rules is the one that a next version can follow.
        if (Local.Date < NewestRules)
            Pass((NewestRules + LocalTime.Noon).InZoneLeniently(Brussels).ToInstant() - Now);
    }

    /// <summary>Time passes, without anybody waiting.</summary>
    public void Pass(Duration time) => _clock.Pass(time);

    /// <summary>The day begins there.</summary>
    public void PassTo(LocalDate day) => Pass(day.AtStartOfDayInZone(Brussels).ToInstant() - Now);

    /// <summary>The console's own way to the API gives no answer while something is done.</summary>
    public async Task WithoutAnswerAsync(Func<Task> act)
    {
        _line.Cut();
        try
        {
            await act();
        }
        finally
        {
            _line.Mend();
        }
    }

    /// <summary>All lists that the Union's rules ask for are as of now.</summary>
    public async Task RefreshListsAsync()
    {
        var operators = host!.As("operator");
        foreach (var answer in new[]
        {
            await operators.UploadAsync("ofac-sdn", Repository.DemoList),
            await operators.UploadAsync("eu-fsf", Xml("eu.xml", "<export><sanctionEntity logicalId=\"1\"><nameAlias wholeName=\"Orsolquin Vexhalm\"/></sanctionEntity></export>")),
            await operators.UploadAsync("un-sc", Xml("un.xml", "<CONSOLIDATED_LIST><ENTITY><REFERENCE_NUMBER>X.1</REFERENCE_NUMBER><FIRST_NAME>Quillomar Shipping</FIRST_NAME></ENTITY></CONSOLIDATED_LIST>")),
        })
            Assert.True(answer.Status is 200 or 201, answer.ToString());
    }

    private static Dictionary<string, byte[]> Xml(string name, string text) => new() { [name] = Encoding.UTF8.GetBytes(text) };

    /// <summary>Applications that were decided about: five decisions each but where people look at somebody by chance.</summary>
    public async Task RecordAsync(int customers)
    {
        await RefreshListsAsync();
        var grains = services!.GetRequiredService<IGrainFactory>();
        await Parallel.ForAsync(0, customers, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, stop) =>
        {
            var customer = grains.GetGrain<ICustomerGrain>($"recorded-{number}");
            await customer.ExecuteAsync(new StartOnboarding("demo-eu", Person(number)), new Envelope("apply", [1], Service), stop);
            Assert.Null((await customer.ExecuteAsync(new RecordEvidence("identity-verification", "passed", "idv", "r", null, null), new Envelope("evidence", [2], Service), stop)).Refusal);
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        host?.Dispose();
        _line.Dispose();
    }

    /// <summary>Invented, with what the Union's rules ask for, and like nobody listed.</summary>
    private static PersonData Person(int number) => new(
        $"{Name(number)} {Name((number * 7) + 3)}", new LocalDate(1950 + (number % 50), 1 + (number % 12), 1 + (number % 28)), "Porto", ["PT"], new Address(["Rua 1"], "4000", "Porto", "PT"),
        null, $"TX-{number}", null, null, "engineer", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static string Name(int number)
    {
        string[] parts = ["ba", "cor", "del", "fin", "gra", "hol", "jor", "kel", "lum", "mar", "nos", "pel", "qui", "ros", "sta", "tov", "ulm", "vik", "wes", "zan"];
        var name = parts[number % 20] + parts[number / 20 % 20] + parts[number / 400 % 20];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
