using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ComplianceGrains.WebConsole.Sessions;

/// <summary>
/// How long a session lasts, and what becomes of a form that is sent when it has ended. Every page begins the idle time anew, so that the
/// end that a page states is the end; who only asks when it is does not move it.
/// </summary>
internal sealed class SessionEvents : CookieAuthenticationEvents
{
    private static readonly string[] NothingTyped = [$"{Addresses.Root}/sign-out", $"{Addresses.Root}/act-as"];

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.Request.Path != Addresses.Session;
        var left = context.ShouldRenew ? context.ElapsedTime + context.RemainingTime : context.RemainingTime;
        State(context.HttpContext, (context.Options.TimeProvider ?? TimeProvider.System).GetUtcNow() + left, mayStay: true);
        return Task.CompletedTask;
    }

    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<SessionEnd>() is null && context.Properties.ExpiresUtc is { } end)
            State(context.HttpContext, end, mayStay: false);
        return Task.CompletedTask;
    }

    /// <summary>
    /// To the sign-in; but what somebody wrote is given back to them. Only with the cookie that goes with forms of these pages alone:
    /// no other site fills in a form here.
    /// </summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || NothingTyped.Contains(http.Request.Path.Value) || !HasFormCookie(http))
        {
            await base.RedirectToLogin(context);
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        PagePolicy.Protect(http);
        var frame = PageFrame.Of(http);
        var typed = form.Where(field => field.Key != frame.Token.Name && field.Key != SentForm.KeyField).SelectMany(field => field.Value.Select(value => (field.Key, Value: value ?? ""))).ToList();
        await frame.Page<EndedPage>(StatusCodes.Status401Unauthorized, (nameof(EndedPage.Fields), typed)).ExecuteAsync(http);
    }

    private static bool HasFormCookie(HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name is { } name && http.Request.Cookies.ContainsKey(name);

    private static void State(HttpContext http, DateTimeOffset end, bool mayStay) => http.Features.Set(new SessionEnd(Instant.FromDateTimeOffset(end), mayStay));
}
