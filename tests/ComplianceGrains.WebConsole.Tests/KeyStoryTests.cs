using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>Who works here all day goes through list and cases with single keys, and switches them off if they are in the way.</summary>
[Collection(DemoCollection.Name)]
public sealed class KeyStoryTests(DemoConsole console) : IAsyncLifetime
{
    [SkippableFact]
    public async Task A_case_is_opened_noted_and_left_with_single_keys_and_none_acts_where_somebody_writes_or_has_switched_them_off()
    {
        var page = await console.AsAsync("mlro");
        var keys = page.Keyboard;
        await page.GotoAsync("/console");
        // Nothing has the focus: a key of somebody's screen reader or of their voice does nothing.
        await keys.PressAsync("g");
        await keys.PressAsync("e");
        Assert.EndsWith("/console", page.Url, StringComparison.Ordinal);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await keys.PressAsync("g");
        await keys.PressAsync("e");
        await DemoConsole.ArrivedAsync(page, "/console/exceptions");

        await keys.PressAsync("?");
        var map = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        await Assertions.Expect(map).ToContainTextAsync("the next and the previous row");
        await DemoConsole.AxeAsync(page, "the map of keys");
        await keys.PressAsync("Escape");
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        var rows = page.Locator("tbody tr");
        Assert.Equal(await rows.Nth(1).Locator("a").First.GetAttributeAsync("href"), await FocusedAsync(page, "getAttribute('href')"));
        await keys.PressAsync("k");
        var (first, second) = (await rows.Nth(0).Locator("a").First.GetAttributeAsync("href"), await rows.Nth(1).Locator("a").First.GetAttributeAsync("href"));
        await keys.PressAsync("Enter");
        await DemoConsole.ArrivedAsync(page, first!);
        await keys.PressAsync("n");
        await DemoConsole.ArrivedAsync(page, second!);
        await keys.PressAsync("p");
        await DemoConsole.ArrivedAsync(page, first!);

        // Where somebody writes, a letter is a letter.
        await keys.PressAsync("c");
        await keys.TypeAsync("n and p and a by keys alone");
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("n and p and a by keys alone", new() { Timeout = 60_000 });
        await DemoConsole.ArrivedAsync(page, first!);

        await page.GetByRole(AriaRole.Button, new() { Name = "Keys", Exact = true }).EnterAsync(stays: true);
        await map.GetByLabel("Switch single keys off in this browser").TickAsync();
        await keys.PressAsync("Escape");
        await page.ReloadAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await keys.PressAsync("n");
        await keys.PressAsync("?");
        await Assertions.Expect(map).ToBeHiddenAsync();
        Assert.Equal(first, new Uri(page.Url).AbsolutePath);
        Assert.Empty(console.Complaints);
    }

    private static Task<string> FocusedAsync(IPage page, string what) => page.EvaluateAsync<string>($"document.activeElement.{what}");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
