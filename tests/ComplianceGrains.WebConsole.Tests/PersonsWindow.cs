using System.Diagnostics;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>
/// A window in which somebody works: follows links, opens what a list shows, filters, writes a note, and now and then types an address. How long they wait
/// is measured in the page, from the moment at which they pressed, or sent the address off, until the frame after what they asked for stands there.
/// Who drives the window takes part of the same processors, which no person does; the time until it hears of it is none that a person waits.
/// </summary>
internal sealed class PersonsWindow
{
    /// <summary>
    /// The press is remembered beside the page, because another document may take its place; what the host takes is what the browser waited for the
    /// bytes of the page, in a document loaded anew or fetched into this one.
    /// </summary>
    private const string Watch = """
        (() => {
          addEventListener('click', (event) => sessionStorage.setItem('pressed', performance.timeOrigin + event.timeStamp), true);
          const painted = (began, host) => requestAnimationFrame(() => setTimeout(() => window.personSees(performance.timeOrigin + performance.now() - began, host)));
          const pressed = () => {
            const at = Number(sessionStorage.getItem('pressed'));
            sessionStorage.removeItem('pressed');
            return at;
          };
          document.addEventListener('DOMContentLoaded', () => {
            const load = performance.getEntriesByType('navigation')[0];
            painted(pressed() || performance.timeOrigin, load.responseStart - load.startTime);
          });
          document.addEventListener('console:shown', () => {
            const fetched = performance.getEntriesByType('resource').findLast((one) => one.initiatorType === 'fetch');
            painted(pressed() || performance.timeOrigin + fetched.startTime, fetched.responseEnd - fetched.startTime);
          });
        })();
        """;

    private const string Row = "main td a[href^='/console']:not([download])";

    private readonly IPage _page;
    private readonly IReadOnlyList<string> _addresses;
    private readonly Random _chance;
    private TaskCompletionSource<(double Time, double Host)> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PersonsWindow(IPage page, IReadOnlyList<string> addresses, Random chance) => (_page, _addresses, _chance) = (page, addresses, chance);

    /// <summary>How long they waited for what, and on which page they were then.</summary>
    public List<(string Kind, string Page, double Time, double Host)> Waits { get; } = [];

    public static async Task<PersonsWindow> OpenAsync(IPage page, IReadOnlyList<string> addresses, Random chance)
    {
        var window = new PersonsWindow(page, addresses, chance);
        await page.ExposeFunctionAsync("personSees", (double time, double host) => window._seen.TrySetResult((time, host)));
        await page.AddInitScriptAsync(Watch);
        await window.WaitAsync("the first page", () => page.GotoAsync("/console", new() { WaitUntil = WaitUntilState.Commit }));
        window.Waits.Clear();
        return window;
    }

    /// <summary>Looks at a page for a few seconds and goes on.</summary>
    public async Task WorkAsync(Stopwatch clock, TimeSpan time)
    {
        // A person's pace is what is measured, so it is waited.
        for (var pause = _chance.Next(4000); clock.Elapsed < time; pause = 2000 + _chance.Next(4000))
        {
            await Task.Delay(pause);
            await StepAsync(_chance.Next(100));
        }
    }

    private async Task StepAsync(int what)
    {
        if (what < 10)
            await WaitAsync("types an address", () => _page.GotoAsync(_addresses[_chance.Next(_addresses.Count)], new() { WaitUntil = WaitUntilState.Commit }));
        else if (what < 20 && await FirstAsync("form[action$='/notes'] textarea") is { } note)
        {
            await note.FillAsync("Looked at it again.");
            await WaitAsync("sends a note", () => ClickAsync("form[action$='/notes'] button"));
        }
        else if (what < 30 && await FirstAsync("form.filter select") is { } filter)
        {
            await filter.SelectOptionAsync(new SelectOptionValue { Index = _chance.Next(3) });
            await WaitAsync("filters a list", () => ClickAsync("form.filter:has(select) button"));
        }
        else if (what < 60 && await _page.Locator(Row).CountAsync() is > 0 and var rows)
            await WaitAsync("opens what a list shows", () => _page.Locator(Row).Nth(_chance.Next(rows)).ClickAsync());
        else
            await WaitAsync("follows a link", async () => await _page.Locator("nav a").Nth(_chance.Next(await _page.Locator("nav a").CountAsync())).ClickAsync());
    }

    private async Task<ILocator?> FirstAsync(string what) => await _page.Locator(what).CountAsync() > 0 ? _page.Locator(what).First : null;

    private Task ClickAsync(string what) => _page.Locator(what).First.ClickAsync();

    private async Task WaitAsync(string kind, Func<Task> act)
    {
        _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await act();
        var (time, host) = await _seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Waits.Add((kind, PathOf(new Uri(_page.Url).AbsolutePath), time, host));
    }

    /// <summary>A page by what it is of, not of whom.</summary>
    public static string PathOf(string path) => string.Join('/', path.Split('/').Take(4).Select((part, place) => place == 3 ? "…" : part));
}
