using ComplianceGrains.Drills.Issuers;
using ComplianceGrains.Host.Tests.Hosting;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>People who come from the firm's issuer, in a real browser, over the issuer's real pages.</summary>
[Collection(DemoCollection.Name)]
public sealed class IssuerSignInTests(DemoConsole console) : IAsyncLifetime
{
    [SkippableFact]
    public async Task People_sign_in_at_their_firm_and_work_in_the_roles_of_their_groups()
    {
        await using var issuer = await LocalIssuer.StartAsync(("Anna Analyst", ["analysts"]), ("Cleo Both", ["analysts", "operators"]), ("Nora None", []));
        using var host = await NearHost.StartAsync(issuer.Settings(("analysts", "analyst", ["EU"]), ("operators", "operator", ["*"])));

        var anna = await console.OpenAsync(at: host);
        await anna.GotoAsync("/console/exceptions");
        Assert.Equal(0, await anna.GetByLabel("Key").CountAsync());
        await SignInAsync(anna, "Anna Analyst");
        await DemoConsole.ArrivedAsync(anna, "/console/exceptions");
        await Shows(anna, "Anna Analyst · EU");
        Assert.DoesNotContain("Demonstration", await anna.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await anna.GetByLabel("You act as").CountAsync());

        var cleo = await console.OpenAsync(at: host, scripts: false);
        await cleo.GotoAsync("/console");
        await SignInAsync(cleo, "Cleo Both");
        await Shows(cleo, "Cleo Both · EU");
        await cleo.GetByLabel("You act as").ChooseAsync("operator");
        await cleo.GetByRole(AriaRole.Button, new() { Name = "Change" }).EnterAsync();
        await Shows(cleo, "Cleo Both · everywhere");
        Assert.Equal(0, await cleo.GetByRole(AriaRole.Link, new() { Name = "Exceptions", Exact = true }).CountAsync());
        await cleo.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).EnterAsync();
        await cleo.GetByText("Sign in with your firm's account").WaitForAsync();

        var nora = await console.OpenAsync(at: host);
        await nora.GotoAsync("/console/sign-in");
        await SignInAsync(nora, "Nora None");
        await Shows(nora, "no group of yours has a role here");
        await nora.GotoAsync("/console");
        await nora.GetByText("Sign in with your firm's account").WaitForAsync();
        Assert.Empty(console.Complaints);
    }

    [SkippableFact]
    public async Task An_issuer_that_gives_no_answer_is_named_on_the_page()
    {
        var issuer = await LocalIssuer.StartAsync();
        var settings = issuer.Settings(("analysts", "analyst", ["*"]));
        settings.Remove("People__CertificateAuthority");
        await issuer.DisposeAsync();
        using var host = await NearHost.StartAsync(settings);
        var page = await console.OpenAsync(at: host);
        await page.GotoAsync("/console/sign-in");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your firm's account" }).EnterAsync();

        await Shows(page, "Your firm's sign-in gives no answer");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();

    private static async Task SignInAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your firm's account" }).EnterAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name }).EnterAsync();
    }

    private static Task Shows(IPage page, string text) => page.GetByText(text).First.WaitForAsync();
}
