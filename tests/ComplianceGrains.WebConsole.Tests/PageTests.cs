using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What holds of every page.</summary>
[Collection(DemoCollection.Name)]
public sealed class PageTests(DemoConsole console) : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/console", "/console/exceptions", "/console/exceptions?asOf=2020-01-01T00:00", "/console/customers", "/console/customers?asOf=2020-01-01T00:00", "/console/customers/demo-eu-active", "/console/customers/demo-eu-listed", "/console/customers/demo-eu-active/rules", "/console/customers/demo-eu-active?asOf=2020-01-01T00:00",
        "/console/customers/demo-eu-active/history", "/console/customers/demo-eu-active/records", "/console/customers/demo-eu-active/decisions/1/proof", "/console/customers/demo-eu-active/transfers", "/console/customers/demo-eu-active/transfers/demo-eu-transfer", "/console/wallets", "/console/wallets?asOf=2020-01-01T00:00",
        "/console/lists", "/console/exports", "/console/customers/nobody-of-this-id", "/console/exceptions?queue=no-such-kind", "/console/packs", "/console/packs/EU", "/console/packs/EU/6", "/console/packs/EU/6/unverified",
        "/console/conflicts?of=EU,CH", "/console/counterparties", "/console/counterparties/demo-exchange", "/console/counterparties/demo-exchange/requests", "/console/inquiries", "/console/monitoring", "/console/customers/demo-eu-active/suppressions", "/console/liveness",
        "/console/suspicions", "/console/suspicions/raise?customer=demo-eu-active", "/console/packs/EU/6/values",
    ];

    /// <summary>Shown to whoever drafts, and to nobody else.</summary>
    private const string Draft = "/console/packs/EU/6/draft";

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    // A window of 1280 px at 400 %.
    [InlineData(ColorScheme.Dark, 320)]
    public async Task No_page_shuts_anybody_out(ColorScheme scheme, int width)
    {
        var page = await console.AsAsync("mlro", 1, scheme, width);
        // A narrow, dark window shows the same markup: of each sort of page one is looked at there.
        string[] all = width switch
        {
            1280 => [.. Pages, .. await CasesAsync(), .. await WalletsAsync(), $"{(await WalletsAsync())[0]}?asOf=2020-01-01T00:00"],
            390 =>
            [
                "/console", "/console/exceptions", "/console/customers/demo-eu-active", "/console/lists", "/console/exports", "/console/packs/EU/6/unverified", "/console/packs/EU/6/values", .. (await CasesAsync()).Take(1),
                "/console/counterparties", "/console/counterparties/demo-exchange", "/console/inquiries", "/console/suspicions", "/console/suspicions/raise", "/console/monitoring", "/console/customers/demo-eu-active/suppressions", "/console/liveness",
            ],
            _ => ["/console", "/console/counterparties/demo-exchange", "/console/inquiries", "/console/monitoring", "/console/customers/demo-eu-active/suppressions", "/console/liveness", "/console/suspicions", "/console/suspicions/raise", "/console/packs/EU/6"],
        };
        var editor = await console.AsAsync("pack-editor", 1, scheme, width);
        foreach (var (reader, address) in all.Prepend("/console/sign-in").Select(address => (page, address)).Append((editor, Draft)))
        {
            await reader.GotoAsync(address);
            if (DemoConsole.Pictures is not null)
                await reader.ScreenshotAsync(new() { Path = Path.Combine(DemoConsole.Pictures, $"{address.Trim('/').Replace('/', '-').Replace('?', '-')}-{width}-{scheme}.png"), FullPage = true });
            await DemoConsole.AxeAsync(reader, $"{address}, {scheme}, {width} px");
            Assert.True(await reader.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{address} is wider than a window of {width} px");
        }

        Assert.Empty(console.Complaints);
    }

    [SkippableFact]
    public async Task Every_page_can_be_gone_through_by_keyboard_and_shows_where_one_is()
    {
        var page = await console.AsAsync("mlro");
        await page.GotoAsync("/console/exceptions");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("To the content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("queue", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [SkippableFact]
    public async Task What_a_role_may_not_do_or_see_is_not_in_its_pages()
    {
        var supervisor = await console.OpenAsync();
        await supervisor.GotoAsync("/console/sign-in");
        await supervisor.GetByLabel("Key").FillAsync(Caller.KeyIn(console.Host, "EU", "supervisor"));
        await supervisor.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await DemoConsole.ArrivedAsync(supervisor, "/console");
        Assert.Equal(["Today", "Exports"], await supervisor.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link).AllInnerTextsAsync());
        Assert.DoesNotContain("xception", await supervisor.ContentAsync(), StringComparison.Ordinal);

        var auditor = await console.AsAsync("auditor");
        foreach (var address in (await CasesAsync()).Append("/console/customers/demo-eu-active"))
        {
            await auditor.GotoAsync(address);
            Assert.Equal(1, await auditor.Locator("form[method='post']").CountAsync());
        }

        // Who may do nothing on the newest pages either: a form is there for whoever may use it, and for nobody else.
        var officer = await console.AsAsync("mlro");
        foreach (var (address, may) in new[]
        {
            ("/console/counterparties", 2), ("/console/counterparties/demo-exchange", 2), ("/console/inquiries", 2), ("/console/customers/demo-eu-active/suppressions", 2), ("/console/monitoring", 1), ("/console/liveness", 1),
        })
        {
            await auditor.GotoAsync(address);
            Assert.Equal((address, 1), (address, await auditor.Locator("form[method='post']").CountAsync()));
            await officer.GotoAsync(address);
            Assert.Equal((address, may), (address, Math.Min(may, await officer.Locator("form[method='post']").CountAsync())));
        }

        foreach (var address in new[] { "/console/suspicions", "/console/suspicions/sus-0", "/console/suspicions/raise" })
        {
            await auditor.GotoAsync(address);
            Assert.DoesNotContain("uspicion", await auditor.Locator("main").InnerHTMLAsync(), StringComparison.Ordinal);
        }

        // Who is on the other side nobody reads here; what a transfer waits for people do, and some of them may end it.
        const string transfer = "/console/customers/demo-eu-active/transfers/demo-eu-transfer";
        foreach (var (page, forms) in new[] { (auditor, 1), (await console.AsAsync("senior-management"), 1), (await console.AsAsync("analyst"), 2) })
        {
            await page.GotoAsync("/console/customers/demo-eu-active");
            Assert.Contains("demo-eu-transfer", await page.ContentAsync(), StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Link, new() { Name = "demo-eu-transfer" }).ClickAsync();
            await DemoConsole.ArrivedAsync(page, transfer);
            Assert.Equal(forms, await page.Locator("form[method='post']").CountAsync());
            var content = await page.ContentAsync();
            Assert.Contains("travel-rule-data", content, StringComparison.Ordinal);
            Assert.All(new[] { "Invented Exchange", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359" }, sealedValue => Assert.DoesNotContain(sealedValue, content, StringComparison.OrdinalIgnoreCase));
        }
    }

    [SkippableFact]
    public async Task No_page_needs_a_script_or_holds_a_key_of_the_API()
    {
        var (officer, editor) = (await console.AsAsync("mlro", scripts: false), await console.AsAsync("pack-editor", scripts: false));
        foreach (var (page, address) in Pages.Select(address => (officer, address)).Append((editor, Draft)))
        {
            await page.GotoAsync(address);
            Assert.True(await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync(), $"{address} has no heading without a script");
            Assert.True((await page.Locator("main").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 1, $"{address} says nothing without a script");
            // Within random letters, as a form's token against forgery is, "cg_" begins no key.
            Assert.DoesNotMatch("(?<![A-Za-z0-9_-])cg_[A-Za-z0-9_-]", await page.ContentAsync());
        }
    }

    private async Task<IReadOnlyList<string>> CasesAsync() =>
        [.. (await console.Host.As("mlro").GetAsync("/v1/exceptions?limit=2")).Json["items"]!.AsArray().Select(one => $"/console/exceptions/{(string)one!["id"]!}")];

    /// <summary>One of each state: a wallet's id is made of what it is.</summary>
    private async Task<IReadOnlyList<string>> WalletsAsync() =>
        [.. (await console.Host.As("mlro").GetAsync("/v1/wallet-approvals")).Json["items"]!.AsArray().DistinctBy(one => (string)one!["status"]!).Select(one => $"/console/wallets/{(string)one!["id"]!}")];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
