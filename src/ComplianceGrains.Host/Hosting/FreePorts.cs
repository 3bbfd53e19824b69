using System.Net;
using System.Net.Sockets;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Ports that nobody listens on, for a silo that has the machine to itself: several hosts may run side by side.</summary>
internal static class FreePorts
{
    public static (int Silo, int Gateway) Two()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        one.Start();
        other.Start();
        return (((IPEndPoint)one.LocalEndpoint).Port, ((IPEndPoint)other.LocalEndpoint).Port);
    }
}
