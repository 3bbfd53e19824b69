using System.Globalization;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What takes days: rules that begin at midnight, a list that becomes too old; and a host that gives no answer. By keyboard, on a host whose clock the test moves.</summary>
[Collection(DemoCollection.Name)]
public sealed class ClockedStoryTests(DemoConsole console, ClockedHost clocked) : IAsyncLifetime, IClassFixture<ClockedHost>
{
    /// <summary>Each of them leads to five decisions: to more than ten thousand where there is time (<c>bash tests/long stories</c>).</summary>
    private static readonly int People = Environment.GetEnvironmentVariable("COMPLIANCE_LONG") is null ? 205 : 2050;

    [SkippableFact]
    public async Task A_threshold_is_changed_in_a_form_simulated_on_recorded_decisions_and_rules_from_midnight_on()
    {
        // Whoever approves does so some minutes before it begins at the latest.
        if (clocked.Local.Hour == 23)
            clocked.Pass(Duration.FromHours(2));
        await clocked.RecordAsync(People);
        var (tomorrow, ruling) = (clocked.Local.Date.PlusDays(1), await RulingAsync());
        var editor = await AsAsync("pack-editor");
        await editor.GotoAsync($"/console/packs/EU/{ruling}");
        await Link(editor, "Draft the next version in a form").EnterAsync();
        await editor.GetByLabel("In force from").WriteAsync(LocalDatePattern.Iso.Format(tomorrow));
        await editor.Locator("summary").Filter(new() { HasText = "screening" }).EnterAsync();
        await editor.GetByLabel("screening.threshold", new() { Exact = true }).WriteAsync("0.99");
        await editor.Locator("summary").Filter(new() { HasText = "customerDueDiligence" }).EnterAsync();
        await editor.GetByLabel("customerDueDiligence.pending.verify-identity/within", new() { Exact = true }).WriteAsync("P10D");
        await Button(editor, "Read what it changes").EnterAsync();
        await Shows(editor, "0.99 instead of 0.85");
        await Shows(editor, "10 days");
        await Shows(editor, "It would be EU@");
        await DemoConsole.PictureAsync(editor, "threshold-in-words");

        await Button(editor, "Simulate it on recorded decisions").EnterAsync();
        await Shows(editor, "Simulation of");
        await Eventually.TrueAsync(async () =>
        {
            await editor.ReloadAsync();
            return await FactAsync(editor, "State") == "done";
        }, TimeSpan.FromMinutes(2));
        Assert.InRange(long.Parse(await FactAsync(editor, "Decisions"), CultureInfo.InvariantCulture), People * 4880L / 1000, long.MaxValue);
        Assert.InRange(long.Parse(await FactAsync(editor, "Otherwise"), CultureInfo.InvariantCulture), People * 975L / 1000, long.MaxValue);
        await DemoConsole.PictureAsync(editor, "threshold-simulated");
        await Link(editor, "The next 50").EnterAsync();
        await Shows(editor, "(a later page)");
        await editor.GoBackAsync();
        await editor.GoBackAsync();

        var first = await ProposeAsync(editor, "Fewer cases that turn out to be nothing.");
        var approver = await AsAsync("pack-approver");
        await DecideAsync(approver, first, "What is missed by it?", "Reject");
        await Shows(approver, "rejected by you (pack-approver)");
        await editor.ReloadAsync();
        await Shows(editor, "What is missed by it?");
        await editor.GoBackAsync();
        var second = await ProposeAsync(editor, "The misses were counted: none of a thousand.");
        await DecideAsync(approver, second, "Read, and counted again.", "Approve");
        await Shows(approver, "approved by you (pack-approver)");
        Assert.Equal("coming", await FactAsync(approver, "State"));

        clocked.PassTo(tomorrow);
        // Whoever was away for so long signs in anew.
        approver = await AsAsync("pack-approver");
        await approver.GotoAsync(second);
        Assert.Equal("in-force", await FactAsync(approver, "State"));
        await Shows(approver, "0.99 instead of 0.85");
        await DemoConsole.PictureAsync(approver, "threshold-in-force");
        var version = second.Split('/')[^1];
        Assert.Equal(version, await RulingAsync());
        var officer = await AsAsync("mlro");
        Assert.Equal(201, (await clocked.Host.As("product-service").PostAsync("/v1/customers", Applicants.Ordinary("after-midnight"))).Status);
        await officer.GotoAsync("/console/customers/after-midnight");
        await Shows(officer, $"EU@{version}");
        await officer.GotoAsync("/console/customers/recorded-1");
        await Shows(officer, $"EU@{ruling}");
    }

    [SkippableFact]
    public async Task A_list_that_is_too_old_says_why_and_since_when_and_what_to_do()
    {
        await clocked.RefreshListsAsync();
        clocked.Pass(Duration.FromHours(26));
        var page = await AsAsync("operator");
        await Shows(page, "ofac-sdn is too old for");
        await Link(page, "Lists").EnterAsync();
        var why = page.GetByRole(AriaRole.Region, new() { Name = "Why ofac-sdn is too old" });
        await Assertions.Expect(why).ToContainTextAsync("26 h ago");
        await Assertions.Expect(why).ToContainTextAsync("take it until 24 h after that");
        await Assertions.Expect(why).ToContainTextAsync("an operator uploads it");
        await DemoConsole.AxeAsync(page, "a list that is too old");
        await DemoConsole.PictureAsync(page, "list-too-old");

        await clocked.RefreshListsAsync();
        await page.ReloadAsync();
        Assert.Equal(0, await why.CountAsync());
    }

    [SkippableFact]
    public async Task Who_meets_a_403_a_409_or_an_outage_is_told_what_to_do_and_loses_nothing()
    {
        var analyst = await AsAsync("analyst");
        await analyst.GotoAsync("/console/inquiries");
        await Shows(analyst, "Your role does not permit this");
        await Shows(analyst, "You act as analyst. If it is to be done, ask somebody whose role permits it.");
        await DemoConsole.PictureAsync(analyst, "refused-403");
        await Link(analyst, "To today's work").EnterAsync();

        await Link(analyst, "Counterparties").EnterAsync();
        await analyst.GetByLabel("Id, the firm's own").WriteAsync("demo-exchange");
        await analyst.GetByLabel("Under whose rules").WriteAsync("EU");
        await analyst.GetByLabel("Legal name").WriteAsync("Quite Another Exchange");
        await analyst.GetByLabel("Country where").WriteAsync("FR");
        await Button(analyst, "Enter it").EnterAsync();
        await Shows(analyst, "There is a provider of this id already");
        await Shows(analyst, "Look at how it stands now before you send anything again");
        Assert.Equal("Quite Another Exchange", await analyst.GetByLabel("Legal name").InputValueAsync());
        await DemoConsole.PictureAsync(analyst, "refused-409");

        await analyst.GetByLabel("Id, the firm's own").WriteAsync("another-exchange");
        await clocked.WithoutAnswerAsync(async () =>
        {
            await Button(analyst, "Enter it").EnterAsync();
            await Shows(analyst, "The host gave no answer");
            await DemoConsole.PictureAsync(analyst, "outage");
            var reader = await AsAsync("auditor");
            await reader.GotoAsync("/console/counterparties");
            await Shows(reader, "Nothing was done: load this page again in a moment");
            await DemoConsole.AxeAsync(reader, "a page without an answer");
        });
        await Button(analyst, "Send it again").EnterAsync();
        await Shows(analyst, "not-assessed");
        await Link(analyst, "Counterparties").EnterAsync();
        Assert.Equal(1, await Link(analyst, "another-exchange").CountAsync());
    }

    private Task<IPage> AsAsync(string role) => console.AsAsync(role, at: clocked.Host);

    private async Task<string> RulingAsync() => (await clocked.Host.As("auditor").GetAsync("/v1/jurisdictions/EU/packs")).Json["items"]!.AsArray()
        .Single(pack => (string)pack!["status"]! == "in-force")!["version"]!.ToString();

    /// <summary>Proposes the draft that is shown; where the version is then.</summary>
    private static async Task<string> ProposeAsync(IPage editor, string reason)
    {
        await editor.GetByLabel("Because").WriteAsync(reason);
        await Button(editor, "Propose").EnterAsync();
        await Shows(editor, "It waits for another person: pack-approver");
        return new Uri(editor.Url).AbsolutePath;
    }

    private static async Task DecideAsync(IPage approver, string version, string reason, string decision)
    {
        await approver.GotoAsync(version);
        await approver.GetByLabel("Because").WriteAsync(reason);
        await Button(approver, decision).EnterAsync();
    }

    /// <summary>What stands beside a word at the head of a page.</summary>
    private static Task<string> FactAsync(IPage page, string name) =>
        page.Locator("dt").Filter(new() { HasTextRegex = new($"^{name}$") }).Locator("xpath=following-sibling::dd[1]").First.InnerTextAsync();

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = 60_000 });

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
