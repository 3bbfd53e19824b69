using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.WebConsole.Places;
using ComplianceGrains.WebConsole.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.WebConsole;

/// <summary>Registers the console. The host brings an <see cref="IConsoleHost"/>.</summary>
public static class ConsoleServices
{
    /// <summary>Adds what it needs.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="secure">Whether people reach it over TLS alone; its cookies then never travel otherwise.</param>
    public static void AddWebConsole(this IServiceCollection services, bool secure)
    {
        services.AddRazorComponents();
        services.AddSingleton<ApiCalls>();
        // The API logs its own requests; a client's logger would write addresses with ids in them, and the headers when asked for everything.
        services.AddHttpClient(ApiCalls.Client, client => client.Timeout = TimeSpan.FromSeconds(20)).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { MeterFactory = new UnmeasuredCalls(), UseCookies = false });
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = secure ? "__Host-console-form" : "console-form";
            Harden(forms.Cookie, secure);
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication().AddCookie(Person.Scheme, sessions =>
        {
            sessions.Cookie.Name = secure ? "__Host-console" : "console";
            Harden(sessions.Cookie, secure);
            sessions.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            sessions.SlidingExpiration = true;
            sessions.LoginPath = Addresses.SignIn;
            sessions.ReturnUrlParameter = SessionRoutes.Next;
            sessions.Events = new SessionEvents();
        });
        services.AddOptions<CookieAuthenticationOptions>(Person.Scheme).Configure<IClock>((sessions, clock) => sessions.TimeProvider = new SessionTime(clock));
    }

    private static void Harden(CookieBuilder cookie, bool secure)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
