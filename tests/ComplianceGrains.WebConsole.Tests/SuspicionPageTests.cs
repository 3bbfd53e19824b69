using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>
/// The reporting officer works on a suspicion, between two looks at every page that everybody else can open: the same bytes. Who is suspected
/// stands beside a twin of whom nobody suspects anything.
/// </summary>
[Collection(DemoCollection.Name)]
public sealed partial class SuspicionPageTests(DemoConsole console) : IAsyncLifetime
{
    private const string Customer = "suspected-1";
    private const string Nobodys = "sus-0";
    private static readonly string[] Others = ["analyst", "senior-management", "auditor", "operator", "pack-editor", "pack-approver"];

    [SkippableFact]
    public async Task Whoever_is_outside_the_unit_is_shown_the_same_pages_with_a_suspicion_and_without()
    {
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers", Applicants.PoliticallyExposed(Customer))).Status);
        await Eventually.TrueAsync(async () => (string?)(await console.Host.As("mlro").GetAsync($"/v1/customers/{Customer}")).Json["decisions"]![0]!["receipt"]!["state"] == "included", TimeSpan.FromSeconds(60));
        var people = new Dictionary<string, IPage>(StringComparer.Ordinal);
        foreach (var role in Others)
            people[role] = await console.AsAsync(role, scripts: false);
        var before = await LookAsync(people, Nobodys);

        var raises = people["analyst"];
        await raises.GotoAsync($"/console/customers/{Customer}");
        await raises.GetByRole(AriaRole.Link, new() { Name = "Tell the reporting officer of a suspicion" }).EnterAsync();
        await raises.GetByLabel("What you suspect, and why").WriteAsync("Cash in small parts, and a nervous call.");
        await raises.GetByRole(AriaRole.Button, new() { Name = "Tell them" }).EnterAsync();
        await Shows(raises, "The reporting officer has it");
        Assert.DoesNotContain("sus-", await raises.ContentAsync(), StringComparison.Ordinal);
        var suspicion = await WorkAsync();

        var after = await LookAsync(people, suspicion);
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, one => Assert.Equal(one.Value, after[one.Key]));
        Assert.DoesNotContain("suspicion", await console.Host.As("operator").GetAsync("/metrics") is var figures ? figures.Text : "", StringComparison.OrdinalIgnoreCase);
        foreach (var (role, page) in people)
        {
            await page.GotoAsync("/console");
            Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Suspicions" }).CountAsync());
            Assert.DoesNotContain("Suspicions", before[$"{role} /console"], StringComparison.Ordinal);
        }
    }

    /// <summary>Assessed by one, confirmed by another, drafted and filed.</summary>
    private async Task<string> WorkAsync()
    {
        var officer = await console.AsAsync("mlro", scripts: false);
        await officer.GetByRole(AriaRole.Link, new() { Name = "Suspicions" }).EnterAsync();
        await officer.GetByRole(AriaRole.Row).Filter(new() { HasText = Customer }).GetByRole(AriaRole.Link).First.EnterAsync();
        await Shows(officer, "Cash in small parts, and a nervous call.");
        var address = new Uri(officer.Url).AbsolutePath;
        await officer.GetByLabel("reported to the authorities").TickAsync();
        await officer.GetByLabel("Because").WriteAsync("The parts add up to what was announced.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(officer, "Who proposed it cannot confirm it");
        await officer.GetByLabel("Because").WriteAsync("I agree with myself.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).EnterAsync();
        await Shows(officer, "must not be");
        Assert.Equal("I agree with myself.", await officer.GetByLabel("Because").InputValueAsync());

        var second = await console.AsAsync("mlro", 2, scripts: false);
        await second.GotoAsync(address);
        await second.GetByLabel("Because").WriteAsync("Seen.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).EnterAsync();
        await Shows(second, "What is owed");
        await second.GetByLabel("What is to be filed as report-1").WriteAsync("Cash in small parts.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Keep this version" }).First.EnterAsync();
        await Shows(second, "drafted");
        await second.GetByLabel("When report-1 was filed").WriteAsync(DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        await second.GetByRole(AriaRole.Button, new() { Name = "Record that report-1 was filed" }).EnterAsync();
        await Shows(second, "It has report-1");
        var looks = await console.AsAsync("mlro", 2);
        await looks.GotoAsync(address);
        await DemoConsole.AxeAsync(looks, address);
        return address.Split('/')[^1];
    }

    /// <summary>Every page that may tell, as each of them is shown it: but for ids of forms, and the time of the look.</summary>
    private static async Task<Dictionary<string, string>> LookAsync(Dictionary<string, IPage> people, string suspicion)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, page) in people)
            foreach (var path in new[]
            {
                "/console", "/console/exceptions", "/console/customers", $"/console/customers/{Customer}", $"/console/customers/{Customer}/history", $"/console/customers/{Customer}/records", $"/console/customers/{Customer}/transfers",
                $"/console/customers/{Customer}/suppressions", "/console/inquiries", "/console/monitoring", "/console/counterparties", "/console/counterparties/demo-exchange", $"/console/customers/{Customer}/rules", "/console/suspicions", $"/console/suspicions/{suspicion}",
                $"/console/suspicions/raise?customer={Customer}",
            })
            {
                // In that browser's session, and not laid out: what is compared is the bytes.
                var answer = await page.Context.APIRequest.GetAsync(path);
                seen[$"{role} {path.Replace(suspicion, Nobodys, StringComparison.Ordinal)}"] = $"{answer.Status} {Restless().Replace(await answer.TextAsync(), "").Replace(suspicion, Nobodys, StringComparison.Ordinal)}";
            }

        return seen;
    }

    [GeneratedRegex("""<input type="hidden" [^>]*>|<time .*?</time>|(due in|overdue by) [0-9]+ [a-z]+|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|[0-9]+ (?:min|h) old""", RegexOptions.Singleline)]
    private static partial Regex Restless();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = 60_000 });
}
