using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>Going from page to page: what takes the place of what, and what a browser fetches for it.</summary>
[Collection(DemoCollection.Name)]
public sealed class VisitTests(DemoConsole console) : IAsyncLifetime
{
    [SkippableFact]
    public async Task A_link_puts_the_next_page_in_the_place_of_this_one_and_back_leads_to_where_one_left()
    {
        var page = await console.AsAsync("mlro");
        await page.EvaluateAsync("window.isTheSame = true");
        await Link(page, "Customers").ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers");
        Assert.Equal("Customers · ComplianceGrains", await page.TitleAsync());
        Assert.Equal("Customers", await page.Locator("nav [aria-current=page]").InnerTextAsync());
        await page.GetByLabel("State").SelectOptionAsync("active");
        await page.GetByLabel("State").Locator("xpath=..").GetByRole(AriaRole.Button).ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers?status=active&jurisdiction=");
        await Link(page, "demo-eu-active").ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers/demo-eu-active");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));

        await page.GoBackAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers?status=active&jurisdiction=");
        Assert.Equal("active", await page.GetByLabel("State").InputValueAsync());
        Assert.Equal("demo-eu-active", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.GoForwardAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new Regex("demo-eu-active") })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.isTheSame"), "it was loaded anew");

        // What is no page of the console is the browser's to open, and so is a page after somebody wrote something: it gives that back.
        await Link(page, "Customers").ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers");
        await page.GetByLabel("Name, also spelt otherwise").FillAsync("Half a name");
        await Link(page, "Wallets").ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/wallets");
        Assert.False(await page.EvaluateAsync<bool>("'isTheSame' in window"), "what was written was thrown away");
        Assert.Empty(console.Complaints);
    }

    [SkippableFact]
    public async Task What_was_written_is_there_again_for_whoever_went_back_and_comes_forward()
    {
        var page = await console.AsAsync("mlro");
        await Link(page, "Customers").ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers");
        var name = page.GetByLabel("Name, also spelt otherwise");
        await name.FillAsync("Half a name");

        await page.GoBackAsync();
        await DemoConsole.ArrivedAsync(page, "/console");
        await Assertions.Expect(name).Not.ToBeVisibleAsync();
        await page.GoForwardAsync();
        await DemoConsole.ArrivedAsync(page, "/console/customers");

        await Assertions.Expect(name).ToHaveValueAsync("Half a name");
        Assert.Empty(console.Complaints);
    }

    [SkippableFact]
    public async Task Who_is_no_longer_signed_in_or_meets_another_version_is_led_as_without_a_script()
    {
        var page = await console.AsAsync("mlro");
        await page.EvaluateAsync("window.isTheSame = true");
        await page.Locator("link[rel=stylesheet]").EvaluateAsync("sheet => sheet.setAttribute('href', sheet.getAttribute('href').replace(/.$/, '_'))");
        await Link(page, "Lists").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Lists" })).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("'isTheSame' in window"), "the page of another version took this one's place");

        await page.Context.ClearCookiesAsync(new() { Name = "console" });
        await Link(page, "Customers").ClickAsync();
        await DemoConsole.ArrivedAsync(page, "/console/sign-in?next=%2Fconsole%2Fcustomers");
    }

    [Fact]
    public async Task What_all_pages_share_is_fetched_once_and_anew_after_the_host_was_replaced()
    {
        using var http = await DemoConsole.BrowseAsync(console.Host, Caller.KeyOf(console.Host, "mlro", 1));
        var page = await http.GetStringAsync("/console");
        var parts = Regex.Matches(page, "(?:href|src)=\"(/console/console\\.(?:css|js)\\?v=[0-9a-f]+)\"").Select(part => part.Groups[1].Value).ToList();
        Assert.Equal(2, parts.Count);
        foreach (var part in parts)
        {
            using var answer = await http.GetAsync(part);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.NonValidated["Cache-Control"].ToString());
            using var before = await http.GetAsync(part.Replace("?v=", "?v=0", StringComparison.Ordinal));
            Assert.Equal((HttpStatusCode.OK, "no-cache"), (before.StatusCode, before.Headers.NonValidated["Cache-Control"].ToString()));
            using var asked = new HttpRequestMessage(HttpMethod.Get, part) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
            using var same = await http.SendAsync(asked);
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }
    }

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
