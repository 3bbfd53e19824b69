using System.Globalization;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>The firm's registers and what is counted there, worked in by two people whose browsers run no script.</summary>
[Collection(DemoCollection.Name)]
public sealed class RegisterStoryTests(DemoConsole console) : IAsyncLifetime
{
    private const string Customer = "/console/customers/demo-eu-active";

    [SkippableFact]
    public async Task A_provider_is_entered_looked_into_and_approved_by_another_who_reads_what_was_found()
    {
        const string finding = "Licensed in France; tested with two transfers.";
        var analyst = await console.AsAsync("analyst", scripts: false);
        await analyst.GetByRole(AriaRole.Link, new() { Name = "Counterparties" }).EnterAsync();
        await analyst.GetByLabel("Id, the firm's own").WriteAsync("story-exchange");
        await analyst.GetByLabel("Under whose rules").WriteAsync("EU");
        await analyst.GetByLabel("Legal name").WriteAsync("Quite Invented Exchange");
        await analyst.GetByLabel("Country where").WriteAsync("F");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).EnterAsync();
        Assert.Equal("Quite Invented Exchange", await analyst.GetByLabel("Legal name").InputValueAsync());
        await analyst.GetByLabel("Country where").WriteAsync("FR");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).EnterAsync();
        await Shows(analyst, "not-assessed");
        Assert.DoesNotContain("Quite Invented Exchange", await analyst.ContentAsync(), StringComparison.Ordinal);

        await analyst.GetByLabel("approved:").TickAsync();
        await analyst.GetByLabel("looked into again").WriteAsync(Day(200));
        await analyst.GetByLabel("What you found").WriteAsync(finding);
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(analyst, "What was found");
        Assert.Equal(0, await analyst.GetByRole(AriaRole.Button, new() { Name = "Propose" }).CountAsync());

        var mlro = await console.AsAsync("mlro", scripts: false);
        await mlro.GotoAsync("/console/counterparties/story-exchange");
        await Shows(mlro, finding);
        await mlro.GetByLabel("Because").WriteAsync("The register of the supervisor says the same.");
        await mlro.GetByRole(AriaRole.Button, new() { Name = "Approve" }).EnterAsync();
        await Shows(mlro, "The register of the supervisor says the same.");
        await mlro.GotoAsync("/console/counterparties");
        Assert.Contains("approved", await mlro.GetByRole(AriaRole.Row).Filter(new() { HasText = "story-exchange" }).InnerTextAsync(), StringComparison.Ordinal);

        var auditor = await console.AsAsync("auditor", scripts: false);
        await auditor.GotoAsync("/console/counterparties/story-exchange");
        Assert.DoesNotContain(finding, await auditor.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await auditor.Locator("form[method='post']").CountAsync());
        await auditor.GotoAsync("/console/counterparties/nobody-of-this-id");
        await Shows(auditor, "There is no such provider in the register.");
    }

    [SkippableFact]
    public async Task An_inquiry_is_recorded_an_export_asked_for_to_answer_it_and_closed()
    {
        var page = await console.AsAsync("mlro", scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Inquiries" }).EnterAsync();
        await page.GetByLabel("Under whose law").ChooseAsync("EU");
        await page.GetByLabel("What the authority calls it").WriteAsync("INQ 7/2026");
        await page.GetByLabel("Who asks").WriteAsync("The invented supervisor");
        await page.GetByLabel("What is asked for").WriteAsync("All refusals of a month.");
        await page.GetByLabel("When it came").WriteAsync($"{Day(-1)}T09:00");
        await page.GetByLabel("Until when it is to be answered").WriteAsync($"{Day(20)}T17:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).EnterAsync();
        await Shows(page, "All refusals of a month.");
        var address = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask for an export that answers it" }).EnterAsync();
        Assert.Equal(address.Split('/')[^1], await page.GetByLabel("To answer an inquiry").InputValueAsync());
        await page.GetByLabel("First day").WriteAsync("2020-01-01");
        await page.GetByLabel("Last day").WriteAsync("2020-01-31");
        await page.GetByLabel("Recipient", new() { Exact = true }).WriteAsync("The invented supervisor");
        await page.GetByLabel("Purpose").WriteAsync("An inquiry");
        await page.GetByLabel("Legal basis").WriteAsync("None: nobody in it exists");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).EnterAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "an inquiry of an authority" }).EnterAsync();
        await Shows(page, "not fetched yet");

        await page.GetByLabel("withdrawn by who asked").TickAsync();
        await page.GetByLabel("What was given").WriteAsync("Nothing: they no longer ask.");
        await page.GetByLabel("When (UTC)").WriteAsync($"{Day(-3)}T09:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the inquiry" }).EnterAsync();
        Assert.Equal("Nothing: they no longer ask.", await page.GetByLabel("What was given").InputValueAsync());
        await page.GetByLabel("When (UTC)").WriteAsync($"{Day(-1)}T10:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the inquiry" }).EnterAsync();
        await Shows(page, "closed");

        var analyst = await console.AsAsync("analyst", scripts: false);
        Assert.Equal(0, await analyst.GetByRole(AriaRole.Link, new() { Name = "Inquiries" }).CountAsync());
        await analyst.GotoAsync(address);
        await Shows(analyst, "Your role does not permit this");
    }

    [SkippableFact]
    public async Task Who_agrees_that_nobody_is_told_of_a_rule_reads_why_and_is_not_who_asked()
    {
        const string why = "A payroll of twenty people, each first of the month.";
        var asks = await console.AsAsync("mlro", scripts: false);
        await asks.GotoAsync(Customer);
        await asks.GetByRole(AriaRole.Link, new() { Name = "Monitoring rules of which nobody is told" }).EnterAsync();
        await asks.GetByLabel("Rule", new() { Exact = true }).ChooseAsync("structuring");
        await asks.GetByLabel("Its last day").WriteAsync(Day(30));
        await asks.GetByLabel("Why", new() { Exact = true }).WriteAsync(why);
        await asks.GetByRole(AriaRole.Button, new() { Name = "Ask" }).EnterAsync();
        await Shows(asks, "It waits for another than you");
        Assert.Equal(0, await asks.GetByRole(AriaRole.Button, new() { Name = "Agree that nobody is told" }).CountAsync());

        var agrees = await console.AsAsync("mlro", 2, scripts: false);
        await agrees.GotoAsync("/console");
        await agrees.GetByRole(AriaRole.Link, new() { Name = "A monitoring rule is to be suppressed" }).EnterAsync();
        await DemoConsole.ArrivedAsync(agrees, $"{Customer}/suppressions");
        await Shows(agrees, why);
        await agrees.GetByLabel("Why you agree, or not").WriteAsync("The payslips are in the file.");
        await agrees.GetByRole(AriaRole.Button, new() { Name = "Agree that nobody is told" }).EnterAsync();
        await Shows(agrees, "Nobody is told, asked for by");

        var auditor = await console.AsAsync("auditor", scripts: false);
        await auditor.GotoAsync($"{Customer}/suppressions");
        await Shows(auditor, "Nobody is told, asked for by");
        Assert.DoesNotContain(why, await auditor.ContentAsync(), StringComparison.Ordinal);
        await auditor.GotoAsync("/console/monitoring");
        await Shows(auditor, "EU structuring");
    }

    [SkippableFact]
    public async Task One_person_restricts_a_customer_and_another_agrees_that_it_is_lifted()
    {
        const string id = "story-restricted", address = $"/console/customers/{id}", place = "Restrict the customer", lift = "Ask that the restriction is lifted";
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers", Applicants.Ordinary(id))).Status);
        Assert.Equal(200, (await console.Host.As("analyst").PostAsync($"/v1/customers/{id}/evidence", new { kind = "identity-verification", result = "passed" })).Status);
        var analyst = await console.AsAsync("analyst", scripts: false);
        await analyst.GotoAsync(address);
        Assert.Equal(0, await analyst.GetByText(lift).CountAsync());
        await analyst.GetByText(place).EnterAsync();
        await analyst.GetByLabel("an order of an authority or a court").TickAsync();
        await analyst.GetByLabel("Why they are restricted").WriteAsync("The court's letter of today.");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Restrict them now" }).EnterAsync();
        await Shows(analyst, "an order of an authority or a court");
        await Shows(analyst, "customer.restricted/1");
        Assert.Equal(0, await analyst.GetByText(place).CountAsync());

        // Who only reads, and who is not asked, is shown neither form.
        foreach (var role in new[] { "auditor", "senior-management" })
        {
            var reads = await console.AsAsync(role, scripts: false);
            await reads.GotoAsync(address);
            await Shows(reads, "an order of an authority or a court");
            Assert.Equal(1, await reads.Locator("form[method='post']").CountAsync());
        }

        await analyst.GetByText(lift).EnterAsync();
        await analyst.GetByLabel("Why it is to be lifted").WriteAsync("The order has ended.");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Ask for the lifting" }).EnterAsync();
        await Shows(analyst, "By mlro");
        Assert.Equal(0, await analyst.GetByText(lift).CountAsync());

        var officer = await console.AsAsync("mlro", scripts: false);
        await officer.GotoAsync(address);
        await Shows(officer, "The court's letter of today.");
        await Shows(officer, "The order has ended.");
        var step = officer.GetByRole(AriaRole.Region, new() { Name = "restriction-lifted" });
        await step.GetByLabel("Because").WriteAsync("The court confirms it.");
        await step.GetByRole(AriaRole.Button, new() { Name = "Approve" }).EnterAsync();
        await Shows(officer, "customer.restriction-lifted/1");
        Assert.Equal(1, await officer.GetByText(place).CountAsync());
    }

    [SkippableFact]
    public async Task What_is_stuck_is_told_to_those_who_answer_for_it()
    {
        var page = await console.AsAsync("operator", scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "What is stuck" }).EnterAsync();
        await Shows(page, "looked at all the time");
        var analyst = await console.AsAsync("analyst", scripts: false);
        Assert.Equal(0, await analyst.GetByRole(AriaRole.Link, new() { Name = "What is stuck" }).CountAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();

    private static string Day(int fromNow) => DateTimeOffset.UtcNow.AddDays(fromNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = 60_000 });
}
