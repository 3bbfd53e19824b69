using System.Net;
using System.Net.Sockets;

namespace ComplianceGrains.Host.Hosting;

/// <summary>A port that nobody listens on, for a silo that has the machine to itself: several hosts may run side by side.</summary>
internal static class FreePort
{
    public static int OnLoopback()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
