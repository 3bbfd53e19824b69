using System.Globalization;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What somebody sees of the end of their session, in a browser. The browser's clock runs as the test wants; the host's as ever.</summary>
[Collection(DemoCollection.Name)]
public sealed class SessionStoryTests(DemoConsole console) : IAsyncLifetime
{
    [SkippableFact]
    public async Task Who_is_still_there_is_asked_two_minutes_ahead_and_stays_and_loses_nothing()
    {
        var page = await console.AsAsync("mlro");
        await page.Clock.InstallAsync();
        await page.GotoAsync("/console/packs/EU/6/unverified");
        await page.GetByLabel("Because").WriteAsync("Half a sentence");
        await page.Clock.FastForwardAsync("27:00");
        Assert.Equal(0, await page.GetByRole(AriaRole.Dialog).CountAsync());

        await page.Clock.FastForwardAsync("01:30");
        var note = page.GetByRole(AriaRole.Dialog, new() { Name = "Your session is about to end" });
        await Assertions.Expect(note).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await DemoConsole.PictureAsync(page, "session-ending");
        // The host's clock stood still while the browser's went on: its answer comes as it would after that time.
        await page.RouteAsync("**/console/session/stay", async route =>
        {
            var answer = await route.FetchAsync();
            var ends = DateTimeOffset.Parse((await answer.JsonAsync())!.Value.GetProperty("ends").GetString()!, CultureInfo.InvariantCulture) + new TimeSpan(0, 28, 30);
            await route.FulfillAsync(new() { Response = answer, Json = new { ends = ends.ToString("O", CultureInfo.InvariantCulture) } });
        });
        var stayed = page.WaitForResponseAsync("**/console/session/stay");
        await note.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).EnterAsync();
        Assert.Equal(200, (await stayed).Status);
        await Assertions.Expect(note).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.Clock.FastForwardAsync("27:00");
        await Assertions.Expect(note).ToBeHiddenAsync(new() { Timeout = 60_000 });
        Assert.Equal("Half a sentence", await page.GetByLabel("Because").InputValueAsync());
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_written_when_the_session_ended_is_shown_again_after_signing_in(bool scripts)
    {
        var page = await console.AsAsync("mlro", scripts: scripts);
        await page.GotoAsync("/console/packs/EU/6/unverified");
        await page.GetByLabel("Because").WriteAsync("Read with counsel.");
        await page.GetByLabel("Read on").WriteAsync("2026-11-01");
        await page.GetByLabel("In force from").WriteAsync("2027-03-01");
        await page.Context.ClearCookiesAsync(new() { Name = "console" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(page, "Your session has ended");
        await DemoConsole.PictureAsync(page, "session-ended");

        var other = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).EnterAsync());
        await other.GetByLabel("Key").WriteAsync(Caller.KeyOf(console.Host, "mlro", 1));
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).EnterAsync();
        await DemoConsole.ArrivedAsync(other, "/console");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show my form again" }).EnterAsync();
        await Shows(page, "What you wrote is still here");
        Assert.Equal("Read with counsel.", await page.GetByLabel("Because").InputValueAsync());
        Assert.Equal("2027-03-01", await page.GetByLabel("In force from").InputValueAsync());
    }

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = 60_000 });

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
