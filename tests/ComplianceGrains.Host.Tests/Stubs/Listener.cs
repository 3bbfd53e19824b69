using System.Net;

namespace ComplianceGrains.Host.Tests.Stubs;

/// <summary>A server on this machine, over a real socket: answers each request as it was told, several at once, until it is disposed of.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Func<HttpListenerContext, CancellationToken, Task> _answer;

    /// <summary>Listens. An answer that is not closed by itself is closed; its token is cancelled when the test is over.</summary>
    public Listener(Func<HttpListenerContext, CancellationToken, Task> answer)
    {
        _answer = answer;
        Address = Listen();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Close();
    }

    private Uri Listen()
    {
        for (var left = 5; ; left--)
        {
            var address = new Uri($"http://127.0.0.1:{RunningHost.FreePort()}/");
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                _listener.Start();
                return address;
            }
            catch (HttpListenerException) when (left > 0)
            {
                // Somebody else was faster to take the port.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await _answer(context, _over.Token);
            context.Response.Close();
        }
        catch (Exception broken) when (broken is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The caller hung up, or the test is over.
        }
    }
}
