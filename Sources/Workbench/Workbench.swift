import Readings
