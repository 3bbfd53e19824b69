using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ComplianceGrains.Screening.Tests.Providers;

/// <summary>A real HTTP server on a loopback port that answers as the test says.</summary>
internal sealed class StubServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public StubServer(Action<HttpListenerContext> answer)
    {
        Uri? address = null;
        for (var attempt = 0; address is null; attempt++)
        {
            var candidate = $"http://127.0.0.1:{FreePort()}/";
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(candidate);
            try
            {
                _listener.Start();
                address = new Uri(candidate);
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Somebody else was faster to take the port.
            }
        }

        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(2) };
        _ = Serve(answer);
    }

    public HttpClient Http { get; }

    public static StubServer Json(Func<string, (int Status, string Body)> answer) => new(context =>
    {
        var (status, body) = answer($"{context.Request.HttpMethod} {context.Request.RawUrl}");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    });

    public void Dispose()
    {
        Http.Dispose();
        _listener.Close();
    }

    private async Task Serve(Action<HttpListenerContext> answer)
    {
        while (_listener.IsListening)
        {
            try
            {
                answer(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The server was closed, or the client went away.
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
