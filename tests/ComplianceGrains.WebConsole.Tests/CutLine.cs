using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>A way to another port of this machine, which can be cut and mended: whoever calls while it is cut gets no answer.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _calls = [];
    private volatile bool _isCut;

    public CutLine()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where one calls.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The port that it leads to.</summary>
    public int To { get; set; }

    /// <summary>What is being said breaks off, and nobody gets through any more.</summary>
    public void Cut()
    {
        _isCut = true;
        while (_calls.TryTake(out var call))
            call.Dispose();
    }

    /// <summary>As before.</summary>
    public void Mend() => _isCut = false;

    public void Dispose()
    {
        _listener.Stop();
        Cut();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = LeadAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task LeadAsync(TcpClient caller)
    {
        using (caller)
        using (var called = new TcpClient())
        {
            if (_isCut)
                return;
            _calls.Add(caller);
            _calls.Add(called);
            try
            {
                await called.ConnectAsync(IPAddress.Loopback, To);
                await Task.WhenAny(caller.GetStream().CopyToAsync(called.GetStream()), called.GetStream().CopyToAsync(caller.GetStream()));
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // One of them hung up, or it was cut.
            }
        }
    }
}
