using System.Globalization;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>
/// A person without a mouse: goes to whatever it is with Tab, and does it with keys. What Tab does not reach, a test does not reach either.
/// </summary>
internal static class ByKeyboard
{
    /// <summary>How often the way is asked anew.</summary>
    private const int MostSteps = 60;

    /// <summary>
    /// How many stops away an element seems to be, forwards or backwards; 0 if it has the focus, or another choice of its group has, from which arrows
    /// lead on. A group is one stop; fields with several parts are more stops than this counts: it is asked again there.
    /// </summary>
    private const string Way = """
        element => {
          const stops = 'a[href], button, summary, input, select, textarea';
          const place = element.closest(stops) ?? element;
          const at = document.activeElement ?? document.body;
          if (at === place || (place.type === 'radio' && at.type === 'radio' && at.name === place.name && at.form === place.form))
            return 0;
          const all = [...document.querySelectorAll(stops)].filter(one => one === place || (!one.disabled && one.type !== 'hidden' && one.checkVisibility()));
          const back = place.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING;
          const between = all.filter(one => back
            ? one.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING && !(one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)
            : at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && !(place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING));
          const isOf = (one, other) => other.type === 'radio' && other.name === one.name && other.form === one.form;
          const seen = between.filter((one, index) => one === place || one.type !== 'radio' || (!isOf(one, at) && !between.slice(0, index).some(other => isOf(one, other))));
          return (back ? -1 : 1) * Math.max(1, seen.length);
        }
        """;

    /// <summary>Whether another page takes the place of this one: not for what is fetched, opens a window of its own or does something here.</summary>
    private const string Leaves = """
        element => {
          const place = element.closest('a, button, summary, input') ?? element;
          return place.tagName === 'A' ? !place.target && !place.hasAttribute('download') && !place.getAttribute('href').startsWith('#') : place.type === 'submit' && place.form !== null;
        }
        """;

    /// <summary>Follows a link, sends a form, opens or closes what is folded; waits for the page that it leads to, but where a script answers on the same page.</summary>
    public static async Task EnterAsync(this ILocator target, bool stays = false)
    {
        var (page, gone) = (target.Page, new TaskCompletionSource());
        await ReachAsync(target);
        var leaves = !stays && await target.EvaluateAsync<bool>(Leaves);
        page.FrameNavigated += Went;
        try
        {
            await page.Keyboard.PressAsync("Enter");
            if (!leaves)
                return;
            if (await Task.WhenAny(gone.Task, Task.Delay(TimeSpan.FromSeconds(60))) != gone.Task)
                Assert.Fail($"Enter on {target} leads nowhere from {page.Url}.");
            await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        }
        finally
        {
            page.FrameNavigated -= Went;
        }

        void Went(object? _, IFrame frame)
        {
            if (frame == page.MainFrame)
                gone.TrySetResult();
        }
    }

    /// <summary>Fetches a file.</summary>
    public static async Task<IDownload> FetchAsync(this ILocator target)
    {
        await ReachAsync(target);
        return await target.Page.RunAndWaitForDownloadAsync(() => target.Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Chooses a file of one's own.</summary>
    public static async Task AttachAsync(this ILocator target, string name, string type, byte[] content)
    {
        await ReachAsync(target);
        var chooser = await target.Page.RunAndWaitForFileChooserAsync(() => target.Page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });
    }

    /// <summary>Writes into a field, in the place of what stands there.</summary>
    public static async Task WriteAsync(this ILocator target, string text)
    {
        await ReachAsync(target);
        if (await target.EvaluateAsync<string>("element => element.type") is "date" or "datetime-local")
        {
            await WriteMomentAsync(target, text);
            return;
        }

        await target.Page.Keyboard.PressAsync("Control+A");
        if (text.Length == 0)
            await target.Page.Keyboard.PressAsync("Delete");
        else
            await target.Page.Keyboard.TypeAsync(text);
        Assert.Equal(text, await target.InputValueAsync());
    }

    /// <summary>Takes one of several, or ticks.</summary>
    public static async Task TickAsync(this ILocator target)
    {
        await ReachAsync(target);
        for (var step = 0; step < 50 && !await target.IsCheckedAsync(); step++)
            await target.Page.Keyboard.PressAsync(await target.EvaluateAsync<bool>("element => element === document.activeElement") ? "Space" : "ArrowDown");
        Assert.True(await target.IsCheckedAsync(), $"{target} cannot be taken with keys on {target.Page.Url}.");
    }

    /// <summary>Takes one of a list, by its value or by what it says.</summary>
    public static async Task ChooseAsync(this ILocator target, string option)
    {
        await ReachAsync(target);
        var place = await target.EvaluateAsync<int>("(element, option) => [...element.options].findIndex(one => one.value === option || one.label === option)", option);
        Assert.True(place >= 0, $"{target} has no {option} on {target.Page.Url}.");
        for (var step = await target.EvaluateAsync<int>("element => element.selectedIndex"); step != place; step += Math.Sign(place - step))
            await target.Page.Keyboard.PressAsync(step < place ? "ArrowDown" : "ArrowUp");
        Assert.Equal(place, await target.EvaluateAsync<int>("element => element.selectedIndex"));
    }

    private static async Task ReachAsync(ILocator target)
    {
        await target.WaitForAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            var stops = await target.EvaluateAsync<int>(Way);
            if (stops == 0)
                return;
            for (var stop = 0; stop < Math.Abs(stops); stop++)
                await target.Page.Keyboard.PressAsync(stops < 0 ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{target} is not reached with Tab on {target.Page.Url}.");
    }

    /// <summary>The parts of such a field stand in the order of the reader's language, which no page can ask for: one order after the other, until it says what it should.</summary>
    private static async Task WriteMomentAsync(ILocator target, string text)
    {
        var (keyboard, wanted) = (target.Page.Keyboard, text.Length == 19 && text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text);
        var moment = text.Length == 10 ? LocalDatePattern.Iso.Parse(text).Value.AtMidnight() : LocalDateTimePattern.GeneralIso.Parse(text.Length == 16 ? $"{text}:00" : text).Value;
        foreach (var (date, isBehind) in new[] { ("MMdduuuu", false), ("ddMMuuuu", false), ("MMdduuuu", true), ("ddMMuuuu", true) })
        {
            // Whoever comes from behind stands on the button that opens a calendar: the parts are before it.
            if (isBehind && date[0] == 'M')
                await keyboard.PressAsync("Shift+Tab");
            // From wherever one has come into the field, to its first part.
            for (var part = 0; part < 8; part++)
                await keyboard.PressAsync("ArrowLeft");
            await keyboard.TypeAsync(moment.ToString(date, CultureInfo.InvariantCulture));
            if (text.Length > 10)
            {
                // A year may have more digits: one goes on by oneself.
                await keyboard.PressAsync("ArrowRight");
                await keyboard.TypeAsync(date[0] == 'M' ? $"{moment.ToString("hhmmss", CultureInfo.InvariantCulture)}{(moment.Hour < 12 ? "A" : "P")}" : moment.ToString("HHmmss", CultureInfo.InvariantCulture));
            }

            if (await target.InputValueAsync() is var written && (written == text || written == wanted))
                return;
        }

        Assert.Fail($"{target} became {await target.InputValueAsync()} with the keys for {text}.");
    }
}
